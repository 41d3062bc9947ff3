// <input data-filters="id">: shows only those children of #id whose text holds what is typed. A live push may bring new ones.
import { watch } from "./watch.js";

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function apply(input) {
  const list = document.getElementById(input.dataset.filters);
  if (!list) return;
  const wanted = plain(input.value.trim());
  let left = 0;
  for (const each of list.children) {
    const isOut = wanted !== "" && !plain((each.querySelector("a, button") ?? each).textContent).includes(wanted);
    if (isOut !== each.hasAttribute("data-js-hidden")) each.toggleAttribute("data-js-hidden", isOut);
    if (!isOut) left += 1;
  }
  const empty = document.querySelector(`[data-filter-empty="${list.id}"]`);
  if (empty && (left === 0) !== empty.hasAttribute("data-js-shown")) empty.toggleAttribute("data-js-shown", left === 0);
}

document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-filters]")) apply(target);
});

watch((records) => {
  if (records.length && !records.some(({ type, addedNodes }) => type === "childList" && addedNodes.length)) return;
  for (const input of document.querySelectorAll("[data-filters]")) if (input.value) apply(input);
});
