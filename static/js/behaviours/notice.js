// #notice lies over the page, so that it moves no control. It goes with the next press, or after a while.
import { watch } from "./watch.js";

const SHOWN_FOR = 20_000;
const leaving = new WeakMap();

/** @param {HTMLElement} notice */
function clear(notice) {
  notice.replaceChildren();
  notice.removeAttribute("role");
}

document.addEventListener("htmx:before:request", () => {
  const notice = document.querySelector("#notice[role]");
  if (notice) clear(notice);
});

watch(() => {
  const notice = document.querySelector("#notice[role]");
  if (!notice || leaving.has(notice)) return;
  leaving.set(
    notice,
    setTimeout(() => clear(notice), SHOWN_FOR),
  );
});
