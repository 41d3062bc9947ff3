// <textarea data-limit="2000" data-counter="id">: characters left, counted as the server counts (code points). Never cuts text.
// data-left, data-over: what to say in another language than English, with {count} in it.
import { announce } from "./announce.js";
import { watch } from "./watch.js";

const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const format = new Intl.NumberFormat(language, { numberingSystem: "latn" });
/** @typedef {HTMLTextAreaElement | HTMLInputElement} Limited */

const wasOver = new WeakMap();

/**
 * Code points, as Python's len() counts them: an emoji of one code point is one, whatever its UTF-16 length.
 * @param {string} text
 */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * @param {number} left
 * @param {Limited} field
 */
function message(left, field) {
  const count = format.format(Math.abs(left));
  const own = left < 0 ? field.dataset.over : field.dataset.left;
  if (own) return own.replace("{count}", count);
  const unit = Math.abs(left) === 1 ? "character" : "characters";
  return left < 0 ? `${count} ${unit} too many` : `${count} ${unit} left`;
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
