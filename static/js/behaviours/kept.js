// What one person typed and has not sent, on this device and for this tab alone: <body data-keeps="seat:WORKSHOP:DIGEST"> says
// whose it is. Another person's page in the same tab wipes it. Nothing is kept where nobody is named.
const [kind, place, digest] = (document.body?.dataset.keeps ?? "::").split(":");
const slot = `visionroom-kept-${kind}-${place}`;
const owner = `${digest}`;
const AHEAD = "visionroom-ahead"; // the editor's own: what a participant typed while no document took it
/** @type {FormRecord} */
const NOTHING = { fields: {} };
/** @type {Record<string, FormRecord>} */
let forms = read();

function read() {
  if (!kind) return {};
  try {
    const stored = JSON.parse(sessionStorage.getItem(slot) ?? "null");
    if (stored?.owner === owner) return stored.forms;
    sessionStorage.removeItem(slot);
  } catch (error) {
    console.warn("This device keeps nothing that is typed", error); // storage may be forbidden
  }
  return {};
}

function write() {
  if (!kind) return;
  try {
    if (Object.keys(forms).length) sessionStorage.setItem(slot, JSON.stringify({ owner, forms }));
    else sessionStorage.removeItem(slot);
  } catch (error) {
    console.warn("This device keeps nothing that is typed", error);
  }
}

const TELLING =
  "input[type='hidden']:not([name='turn'], [name='seen'], [name='phase'], [name='offered'], [name^='was_'])"; // two forms with one address differ in these

/**
 * A form's name, the same on every page that has it.
 * @param {HTMLFormElement} form
 */
export function keyOf(form) {
  const { pathname } = new URL(form.getAttribute("action") ?? "", location.href);
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(TELLING));
  const hidden = [...fields].map(({ name, value }) => `${name}=${value}`);
  return [pathname, form.getAttribute("id") ?? "", ...hidden].join(" ");
}

/**
 * What is kept of a form: { fields, seen, sent, extra }. `extra` is whatever a behaviour keeps beside its fields.
 * @param {HTMLFormElement} form
 */
export const kept = (form) => forms[keyOf(form)];
/** @param {string} key */
export const recordOf = (key) => forms[key];
export const keys = () => Object.keys(forms);
export const isEmpty = () => !keys().length;

/**
 * @param {HTMLFormElement} form
 * @param {Partial<FormRecord>} change
 */
export function keep(form, change) {
  const record = { ...NOTHING, ...kept(form), ...change };
  const isNothing = !Object.keys(record.fields).length && !record.extra;
  if (isNothing) delete forms[keyOf(form)];
  else forms[keyOf(form)] = record;
  write();
}

/** @param {string} key */
export function drop(key) {
  if (!(key in forms)) return;
  delete forms[key];
  write();
}

/**
 * Marks a form as sent, or as not sent after all; what was sent goes with the next page that says so.
 * @param {string} key
 * @param {boolean} sent
 */
export function markSent(key, sent) {
  if (!forms[key]) return;
  forms[key].sent = sent;
  write();
}

/** @param {string} key */
export const isSent = (key) => Boolean(forms[key]?.sent);

export function wipe() {
  forms = {};
  write();
  wipeAhead();
}

function wipeAhead() {
  try {
    sessionStorage.removeItem(AHEAD);
  } catch {
    // see read()
  }
}

if (kind === "account") wipeAhead(); // somebody else sits here now
