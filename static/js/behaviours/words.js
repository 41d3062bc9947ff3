// What a button says for a moment ("Copied", "Press again"). Words that the page has reserved room for ([data-reserved]) change
// no width; others take the label's place. Both survive a morph.
import { watch } from "./watch.js";

/**
 * @param {HTMLElement} button
 * @param {string} words
 */
export function say(button, words) {
  button.setAttribute("data-js-note", words);
  mark(button);
}

/** @param {HTMLElement} button */
export function unsay(button) {
  button.removeAttribute("data-js-note");
}

/**
 * A morph may have given the marked place other words.
 * @param {HTMLElement} button
 */
function mark(button) {
  for (const label of button.querySelectorAll("[data-reserved]")) {
    const isSaid = label.dataset.reserved === button.dataset.jsNote;
    if (label.hasAttribute("data-js-said") !== isSaid) label.toggleAttribute("data-js-said", isSaid);
  }
}

watch(() => document.querySelectorAll("[data-js-note]").forEach(mark));
