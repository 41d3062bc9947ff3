// What was typed into a form survives pushes, phase changes and reloads, until the form was sent. A form that was brought back is
// marked with data-js-kept until then.
import { drop, isEmpty, isSent, keep, kept, keyOf, keys, markSent, recordOf, wipe } from "./kept.js";
import { watch } from "./watch.js";

const FIELDS =
  "input:not([type='hidden'], [type='password'], [type='file'], [type='search'], [readonly]), textarea:not([readonly]), select";
const names = new WeakMap(); // field -> its form's key
const sending = new WeakMap(); // htmx request -> [form's key, what was sent]

const NOT_KEPT = "[data-upload], [data-save-file], :has([type='password'])"; // sent by other ways, or not to be kept at all
const isKept = (form) => form?.matches("[method='post']") && !form.matches(NOT_KEPT);
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.matches(FIELDS));

// One name for a group of radio buttons, one for each other field: rows of a list share their names.
function nameOf(field) {
  if (field.type === "radio") return field.name;
  return field.type === "checkbox" ? `${field.name}=${field.value}` : field.id || field.name;
}

function typedIn(field) {
  if (field.type === "checkbox") return String(field.checked);
  if (field.type === "radio") return field.checked ? field.value : null;
  return field.value;
}

function isUntouched(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked === field.defaultChecked;
  if (field.matches("select"))
    return (
      field.selectedIndex ===
      Math.max(
        0,
        [...field.options].findIndex((one) => one.defaultSelected),
      )
    );
  return field.value === field.defaultValue;
}

function note(field) {
  const { form } = field;
  if (!field.matches(FIELDS) || !field.name || !isKept(form)) return;
  const { [nameOf(field)]: _, ...others } = kept(form)?.fields ?? {};
  const fields = isUntouched(field) ? others : { ...others, [nameOf(field)]: typedIn(field) };
  keep(form, { fields, seen: kept(form)?.seen ?? form.elements.seen?.value, sent: false });
}

// Only into a field as the server sent it: what somebody is typing is never touched.
function put(field, value) {
  if (value === undefined || !isUntouched(field)) return false;
  if (field.type === "radio" || field.type === "checkbox") {
    const checked = value === (field.type === "radio" ? field.value : "true");
    if (field.checked === checked) return false;
    field.checked = checked;
  } else {
    if (field.value === value) return false;
    field.value = value;
  }
  return true;
}

// `seen` goes back with the words: what a colleague has saved since is told, and not overwritten.
function bringBack(form, record) {
  const changed = fieldsOf(form).filter((field) => put(field, record.fields[nameOf(field)]));
  if (record.seen && form.elements.seen && form.elements.seen.value !== record.seen)
    form.elements.seen.value = record.seen;
  for (const field of changed) if (field.closest("details")) field.closest("details").open = true;
  if (changed.length && !form.hasAttribute("hx-post")) form.setAttribute("data-js-kept", "");
}

// A morph may take a field into another form, or make another one of its form: what was typed belongs to the one before.
function belongsTo(field, key) {
  const before = names.get(field);
  names.set(field, key);
  if (!before || before === key || isUntouched(field)) return;
  if (field.type === "radio" || field.type === "checkbox") field.checked = field.defaultChecked;
  else if (!field.matches("select")) field.value = field.defaultValue;
}

function bringAllBack() {
  for (const form of document.querySelectorAll("form[method='post']")) {
    const key = keyOf(form);
    for (const field of fieldsOf(form)) belongsTo(field, key);
    if (isEmpty()) continue;
    const record = recordOf(key);
    if (record) bringBack(form, record);
    else if (form.hasAttribute("data-js-kept")) form.removeAttribute("data-js-kept");
  }
}

// A page that refuses a form shows what was typed into it, or has no such form: then it is still wanted.
function settleSent() {
  const isRefused = document.body.hasAttribute("data-refused");
  const shown = new Set([...document.querySelectorAll("form[method='post']")].map(keyOf));
  for (const key of keys().filter(isSent)) {
    if (isRefused && !shown.has(key)) markSent(key, false);
    else drop(key);
  }
}

// Before any other listener: one that changes the page makes us look at it with what was typed before.
for (const kind of ["input", "change"]) addEventListener(kind, ({ target }) => target.form && note(target), true);
document.addEventListener("reset", ({ target }) => drop(keyOf(target)));

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !event.target.matches("[method='post']")) return; // htmx sends it, or nobody does
  if (event.target.matches("[action='/sign-out']")) wipe();
  else markSent(keyOf(event.target), true);
});

document.addEventListener("htmx:before:request", ({ target, detail }) => {
  if (target.matches?.("form") && kept(target)) sending.set(detail.ctx, [keyOf(target), JSON.stringify(kept(target))]);
});
document.addEventListener("htmx:after:request", ({ detail }) => {
  const [key, sent] = sending.get(detail.ctx) ?? [];
  const isTaken = detail.ctx?.response?.status < 400;
  if (key && isTaken && JSON.stringify(recordOf(key)) === sent) drop(key); // else somebody typed on meanwhile
});

document.addEventListener("visionroom:ended", ({ detail }) => detail.code >= 4401 && wipe()); // somebody else may sit here next
addEventListener("pageshow", ({ persisted }) => persisted && keys().forEach((key) => markSent(key, false)));

settleSent();
watch(bringAllBack);
