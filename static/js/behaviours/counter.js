// <textarea data-limit="2000" data-counter="id">: characters left, counted as the server counts (code points). Never cuts text.
// data-left, data-over: what to say in another language than English, with {count} in it.
import { announce } from "./announce.js";
import { codePoints, leftText } from "./code-points.js";
import { watch } from "./watch.js";

const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const format = new Intl.NumberFormat(language, { numberingSystem: "latn" });
/** @typedef {HTMLTextAreaElement | HTMLInputElement} Limited */

const wasOver = new WeakMap();

/**
 * @param {number} left
 * @param {Limited} field
 */
function message(left, { dataset }) {
  return leftText(left, format.format(Math.abs(left)), dataset);
}

/** @param {Limited} field */
function show(field) {
  const counter = document.getElementById(field.dataset.counter ?? "");
  if (!counter) return;
  const left = Number(field.dataset.limit) - codePoints(field.value);
  if (counter.textContent !== message(left, field)) counter.textContent = message(left, field);
  for (const element of [counter, field]) {
    if (element.hasAttribute("data-js-over") !== left < 0) element.toggleAttribute("data-js-over", left < 0);
  }
  // Said once when the limit is passed and once when the text fits again, not at every letter.
  if ((wasOver.get(field) ?? false) !== left < 0) announce(message(left, field));
  wasOver.set(field, left < 0);
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-limit][data-counter]")) show(event.target);
});

watch(() => {
  /** @type {NodeListOf<Limited>} */ (document.querySelectorAll("[data-limit][data-counter]")).forEach(show);
});
