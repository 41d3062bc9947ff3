// <input data-filters="id">: shows only those children of #id that hold every typed word. A live push may bring new ones.
// data-filter-count="name": screen readers are told how many are left, once typing pauses.
import { announce } from "./announce.js";
import { watch } from "./watch.js";

const PAUSE = 500; // milliseconds
const LETTERS = { "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss" };
let telling = null;

/** As somebody may type it who lacks the keys: without marks, in small letters. */
const plain = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ıłøđæœß]/g, (letter) => LETTERS[letter]);

/** Gives how many are left, and of how many. */
function apply(input) {
  const list = document.getElementById(input.dataset.filters);
  if (!list) return { left: 0, all: 0 };
  const wanted = plain(input.value).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const each of list.children) {
    const text = plain((each.querySelector("a, button") ?? each).textContent);
    const isOut = !wanted.every((word) => text.includes(word));
    if (isOut !== each.hasAttribute("data-js-hidden")) each.toggleAttribute("data-js-hidden", isOut);
    if (!isOut) left += 1;
  }
  const empty = document.querySelector(`[data-filter-empty="${list.id}"]`);
  if (empty && (left === 0) !== empty.hasAttribute("data-js-shown")) empty.toggleAttribute("data-js-shown", left === 0);
  return { left, all: list.children.length };
}

function tell(input, { left, all }) {
  clearTimeout(telling);
  const what = input.dataset.filterCount;
  if (what) telling = setTimeout(() => announce(`${left} of ${all} ${what}${all === 1 ? "" : "s"}`), PAUSE);
}

document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-filters]")) tell(target, apply(target));
});

watch((records) => {
  if (records.length && !records.some(({ type, addedNodes }) => type === "childList" && addedNodes.length)) return;
  for (const input of document.querySelectorAll("[data-filters]")) if (input.value) apply(input);
});
