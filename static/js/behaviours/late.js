// form[data-late-offer]: text that came too late (the editor says so with visionroom:late) is kept on this device until its
// author decides: offers it as a late draft, puts it into the text that is open now, or lets it go. One after the other.
import { announce } from "./announce.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-late-offer]"));
const box = () => form?.querySelector("textarea");
const notice = document.querySelector("[data-late-kept]"); // keeps the text too, and sends people to the meeting's page
/** @param {string | undefined} seat */
const keyOf = (seat) => `visionroom-late-${seat}`;
const key = keyOf(form?.dataset.lateOffer ?? notice?.dataset.lateKept);
/** @type {Record<string, string>} */
const SAID = {
  locked: "Your last words came after time was up. You can offer them as a late draft.",
  moved: "Some of your words did not arrive before you were moved. They are kept below the text.",
};
/** @type {string | null | undefined} */
let shown = null;
/** @type {LateText[]} */
let here = []; // where storage is forbidden, the texts are on this page only

function kept(of = key) {
  try {
    return [JSON.parse(localStorage.getItem(of) ?? "[]")].flat(); // one alone was kept without a list before
  } catch {
    return here;
  }
}

/**
 * The texts that a seat has not decided on, of this page's if none is named.
 * @param {string} [seat]
 */
export const keptLate = (seat) => kept(seat ? keyOf(seat) : key).map(({ text }) => text);

/** @param {LateText[]} texts */
function keep(texts) {
  here = texts;
  try {
    if (texts.length) localStorage.setItem(key, JSON.stringify(texts));
    else localStorage.removeItem(key);
  } catch {
    // see kept()
  }
}

function show() {
  const field = box();
  if (!form || !field) return;
  const [late] = kept();
  form.toggleAttribute("data-js-shown", Boolean(late));
  if (JSON.stringify(late) === shown) return; // its author may be changing it
  const isFirst = shown === null;
  shown = JSON.stringify(late);
  if (!late) return;
  form.dataset.jsWhy = late.why ?? "locked";
  if (!isFirst || !field.value) field.value = late.text; // what was changed in it before a reload stays
  announce(SAID[late.why ?? "locked"]);
}

/**
 * The document opened again and took the text after all: nothing is late any more.
 * @param {DocumentEventMap["visionroom:state"]["detail"]} options
 */
function forgetArrived({ state, document: id, value }) {
  const typed = box()?.value; // of the first, which its author may have changed
  /**
   * @param {LateText} late
   * @param {number} place
   */
  const arrived = (late, place) => late.document === id && value?.includes(place === 0 && typed ? typed : late.text);
  const waiting = kept().filter((late, place) => !arrived(late, place));
  if (state !== "saved" || waiting.length === kept().length) return;
  keep(waiting);
  if (form) show();
  else notice?.toggleAttribute("data-js-shown", waiting.length > 0);
}

function settle() {
  const [{ document: settled }, ...others] = kept();
  keep(others);
  if (others.every((late) => late.document !== settled)) {
    document.dispatchEvent(new CustomEvent("visionroom:late-settled", { detail: { document: settled } }));
  }
  form?.reset(); // what was changed in it goes too
  show();
}

function put() {
  const detail = { text: box()?.value ?? "" };
  const put = new CustomEvent("visionroom:put", { detail, cancelable: true }); // the editor cancels it when it has
  if (document.dispatchEvent(put)) announce("There is no text to put it into at the moment.");
  else settle();
}

document.addEventListener("visionroom:late", ({ detail: { document, text, why, ahead = false } }) => {
  if (!text.trim() || !(form || notice)) return;
  /** @param {LateText} late */
  const isOther = (late) => late.document !== document || late.why !== why || Boolean(late.ahead) !== ahead;
  keep([...kept().filter(isOther), { document, text, why, ahead }]);
  if (form) show();
  if (!notice) return;
  notice.dataset.jsWhy = why;
  notice.setAttribute("data-js-shown", "");
  announce("Your last words did not arrive in time. You can look at them on the meeting’s page.");
});

if (form) {
  show();
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-late-dismiss]")) settle();
    if (target.closest?.("[data-late=put]")) put();
  });
  document.addEventListener("htmx:after:request", ({ target, detail }) => {
    if (target === form && Number(detail.ctx?.response?.status) < 400) settle();
  });
}

if (form || notice) document.addEventListener("visionroom:state", ({ detail }) => forgetArrived(detail));
