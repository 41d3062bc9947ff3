// <input data-filters="id">: shows only those children of #id that hold every typed word. A live push may bring new ones.
// data-filter-count="name": screen readers are told how many are left, once typing pauses.
// data-filter-chooses: it has the focus on arrival where no keyboard has to be brought up, and Enter presses the only one left.
import { announce } from "./announce.js";
import { holdsAll } from "./search.js";
import { watch } from "./watch.js";

const PAUSE = 500; // milliseconds
/** @type {number | null} */
let telling = null;

/**
 * Gives how many are left, and of how many.
 * @param {HTMLInputElement} input
 */
function apply(input) {
  const list = document.getElementById(input.dataset.filters ?? "");
  if (!list) return { left: 0, all: 0 };
  let left = 0;
  for (const each of list.children) {
    const isOut = !holdsAll((each.querySelector("a, button") ?? each).textContent, input.value);
    if (isOut !== each.hasAttribute("data-js-hidden")) each.toggleAttribute("data-js-hidden", isOut);
    if (!isOut) left += 1;
  }
  const empty = document.querySelector(`[data-filter-empty="${list.id}"]`);
  if (empty && (left === 0) !== empty.hasAttribute("data-js-shown")) empty.toggleAttribute("data-js-shown", left === 0);
  return { left, all: list.children.length };
}

/**
 * @param {HTMLInputElement} input
 * @param {{ left: number, all: number }} options
 */
function tell(input, { left, all }) {
  clearTimeout(telling);
  const what = input.dataset.filterCount;
  if (what) telling = setTimeout(() => announce(`${left} of ${all} ${what}${all === 1 ? "" : "s"}`), PAUSE);
}

document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-filters]")) tell(target, apply(target));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.repeat || !event.target.matches?.("[data-filter-chooses]"))
    return;
  const left = document.querySelectorAll(`#${event.target.dataset.filters} > :not([data-js-hidden]) button`);
  if (/** @type {HTMLInputElement} */ (event.target).value.trim() && left.length === 1) left[0].click();
});

if (matchMedia("(hover: hover) and (pointer: fine)").matches && !document.querySelector("[autofocus]")) {
  document.querySelector("[data-filter-chooses]")?.focus();
}

watch((records) => {
  if (records.length && !records.some(({ type, addedNodes }) => type === "childList" && addedNodes.length)) return;
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-filters]")))
    if (input.value) apply(input);
});
