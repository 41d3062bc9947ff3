// What was typed into a form survives pushes, phase changes and reloads, until the form was sent. A form that was brought back is
// marked with data-js-kept until then.
import { drop, isEmpty, isSent, keep, kept, keyOf, keys, markSent, recordOf, wipe } from "./kept.js";
import { watch } from "./watch.js";

const FIELDS =
  "input:not([type='hidden'], [type='password'], [type='file'], [type='search'], [readonly]), textarea:not([readonly]), select";
const names = new WeakMap(); // field -> its form's key
const sending = new WeakMap(); // htmx request -> [form's key, what was sent]

const NOT_KEPT = "[data-upload], [data-save-file], :has([type='password'])"; // sent by other ways, or not to be kept at all
/** @param {HTMLFormElement | null} form */
const isKept = (form) => form?.matches("[method='post']") && !form.matches(NOT_KEPT);
/** @param {HTMLFormElement} form */
const fieldsOf = (form) =>
  /** @type {Field[]} */ ([...form.elements]).filter((field) => field.name && field.matches(FIELDS));
/** @param {HTMLFormElement} form */
const seenOf = (form) => /** @type {HTMLInputElement | null} */ (form.elements.namedItem("seen"));
const forms = () => /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[method='post']"));

/**
 * @param {Field} field
 * @returns {field is HTMLInputElement}
 */
const isTicked = (field) => field.type === "checkbox" || field.type === "radio";
/**
 * @param {Field} field
 * @returns {field is HTMLSelectElement}
 */
const isList = (field) => field.matches("select");

/**
 * One name for a group of radio buttons, one for each other field: rows of a list share their names.
 * @param {Field} field
 */
function nameOf(field) {
  if (field.type === "radio") return field.name;
  return field.type === "checkbox" ? `${field.name}=${field.value}` : field.id || field.name;
}

/** @param {Field} field */
function typedIn(field) {
  if (!isTicked(field)) return field.value;
  if (field.type === "checkbox") return String(field.checked);
  return field.checked ? field.value : null;
}

/** @param {Field} field */
function isUntouched(field) {
  if (isTicked(field)) return field.checked === field.defaultChecked;
  if (!isList(field)) return field.value === field.defaultValue;
  const first = [...field.options].findIndex((one) => one.defaultSelected);
  return field.selectedIndex === Math.max(0, first);
}

/** @param {Field} field */
function note(field) {
  const { form } = field; // a field outside of forms has none, and neither has what is no field
  if (!form || !field.matches(FIELDS) || !field.name || !isKept(form)) return;
  const { [nameOf(field)]: _, ...others } = kept(form)?.fields ?? {};
  const fields = isUntouched(field) ? others : { ...others, [nameOf(field)]: typedIn(field) };
  keep(form, { fields, seen: kept(form)?.seen ?? seenOf(form)?.value, sent: false });
}

/**
 * Only into a field as the server sent it: what somebody is typing is never touched.
 * @param {Field} field
 * @param {string | null | undefined} value
 */
function put(field, value) {
  if (value === undefined || !isUntouched(field)) return false;
  if (isTicked(field)) {
    const checked = value === (field.type === "radio" ? field.value : "true");
    if (field.checked === checked) return false;
    field.checked = checked;
  } else {
    if (field.value === value) return false;
    field.value = value ?? "";
  }
  return true;
}

/**
 * `seen` goes back with the words: what a colleague has saved since is told, and not overwritten.
 * @param {HTMLFormElement} form
 * @param {FormRecord} record
 */
function bringBack(form, record) {
  const changed = fieldsOf(form).filter((field) => put(field, record.fields[nameOf(field)]));
  const seen = seenOf(form);
  if (record.seen && seen && seen.value !== record.seen) seen.value = record.seen;
  for (const field of changed) {
    const details = /** @type {HTMLDetailsElement | null} */ (field.closest("details"));
    if (details) details.open = true;
  }
  if (changed.length && !form.hasAttribute("hx-post")) form.setAttribute("data-js-kept", "");
}

/**
 * A morph may take a field into another form, or make another one of its form: what was typed belongs to the one before.
 * @param {Field} field
 * @param {string} key
 */
function belongsTo(field, key) {
  const before = names.get(field);
  names.set(field, key);
  if (!before || before === key || isUntouched(field)) return;
  if (isTicked(field)) field.checked = field.defaultChecked;
  else if (!isList(field)) field.value = field.defaultValue;
}

function bringAllBack() {
  for (const form of forms()) {
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
  const shown = new Set([...forms()].map(keyOf));
  for (const key of keys().filter(isSent)) {
    if (isRefused && !shown.has(key)) markSent(key, false);
    else drop(key);
  }
}

// Before any other listener: one that changes the page makes us look at it with what was typed before.
for (const kind of ["input", "change"]) {
  addEventListener(kind, ({ target }) => note(/** @type {Field} */ (target)), true);
}
document.addEventListener("reset", ({ target }) => drop(keyOf(target)));

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !event.target.matches("[method='post']")) return; // htmx sends it, or nobody does
  if (event.target.matches("[action='/sign-out']")) wipe();
  else markSent(keyOf(event.target), true);
});

document.addEventListener("htmx:before:request", ({ target, detail }) => {
  if (!detail.ctx || !target.matches?.("form")) return;
  const form = /** @type {HTMLFormElement} */ (target);
  if (kept(form)) sending.set(detail.ctx, [keyOf(form), JSON.stringify(kept(form))]);
});
document.addEventListener("htmx:after:request", ({ detail }) => {
  const [key, sent] = (detail.ctx && sending.get(detail.ctx)) ?? [];
  const isTaken = Number(detail.ctx?.response?.status) < 400;
  if (key && isTaken && JSON.stringify(recordOf(key)) === sent) drop(key); // else somebody typed on meanwhile
});

document.addEventListener("visionroom:ended", ({ detail }) => detail.code >= 4401 && wipe()); // somebody else may sit here next
addEventListener("pageshow", ({ persisted }) => persisted && keys().forEach((key) => markSent(key, false)));

settleSent();
watch(bringAllBack);
