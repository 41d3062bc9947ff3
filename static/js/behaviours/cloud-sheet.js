// What can be done with a word, in #word-dialog. A reply closes it and says what was done.
import { announce } from "./announce.js";
import { openSheet } from "./sheet.js";
import { watch } from "./watch.js";

const dialog = () => /** @type {HTMLDialogElement} */ (document.getElementById("word-dialog"));

watch(() => {
  const notice = document.querySelector("#notice[data-say]:not([data-js-said])");
  if (!notice) return;
  notice.setAttribute("data-js-said", "");
  announce(notice.dataset.say ?? "");
});

/** @param {HTMLElement | null} element */
function empty(element) {
  if (!element) return;
  element.replaceWith(Object.assign(document.createElement("div"), { id: element.id }));
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("a.word-tool, [data-empties]");
  if (pressed?.matches("[data-empties]")) empty(document.getElementById(pressed.dataset.empties ?? ""));
  else if (pressed && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault(); // without scripts the sheet is a page of its own
    openSheet(dialog(), /** @type {HTMLAnchorElement} */ (pressed).href);
  }
});

document.addEventListener("htmx:after:request", ({ detail }) => {
  const source = detail.ctx?.sourceElement;
  if (!source?.closest?.("#word-dialog")) return;
  dialog().close(); // the focus returns to the word's own button, if it is still there
  queueMicrotask(() => {
    if (document.activeElement === document.body) document.querySelector("#notice")?.focus();
  });
});
