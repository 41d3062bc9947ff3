// Liking a phrase without a mouse: [data-like-words="draft-id"] puts that draft into textarea[data-like-picker], where words are
// selected as in any text field.
import { announce } from "./announce.js";
import { choose } from "./like-bar.js";
import { phraseBetween } from "./phrase-range.js";

/** @type {HTMLElement | null} */
let opener = null;

const picker = () => /** @type {HTMLTextAreaElement | null} */ (document.querySelector("[data-like-picker]"));
const frame = () => picker()?.closest(".field") ?? picker();

/**
 * Chromium moves no caret in a `readonly` field, so the field only refuses what is typed (beforeinput, below).
 * @param {HTMLTextAreaElement} field
 */
function makeSelectable(field) {
  field.readOnly = false;
  field.inputMode = "none"; // no keyboard slides over it on a phone
  field.spellcheck = false;
  field.setAttribute("aria-readonly", "true");
}

/** @param {HTMLElement} button */
function openPicker(button) {
  const draft = button.dataset.likeWords ?? "";
  const text = document.querySelector(`.draft-text[data-draft="${CSS.escape(draft)}"]`);
  const field = picker();
  if (!field || !text) return;
  choose(null);
  opener = button;
  makeSelectable(field);
  field.value = text.textContent;
  field.dataset.jsDraft = draft;
  frame()?.setAttribute("data-js-shown", "");
  field.focus();
  field.setSelectionRange(0, 0);
  announce("Select the words you like with Shift and the arrow keys, then press Tab.");
}

/** @param {HTMLTextAreaElement} field */
function read(field) {
  const phrase = phraseBetween(field.value, field.selectionStart, field.selectionEnd);
  choose(phrase && { draft: field.dataset.jsDraft, ...phrase });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-like-words]");
  if (button) openPicker(button);
});

document.addEventListener("beforeinput", (event) => {
  if (event.target.matches?.("[data-like-picker]")) event.preventDefault();
});

document.addEventListener("selectionchange", () => {
  const field = picker();
  if (opener && field && document.activeElement === field) read(field);
});

document.addEventListener("like-bar-closed", () => {
  frame()?.removeAttribute("data-js-shown");
  const back = opener;
  opener = null;
  if (back?.isConnected) back.focus();
});
