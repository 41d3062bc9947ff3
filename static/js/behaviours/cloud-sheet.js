// What can be done with a word comes into #word-sheet: then #word-dialog opens. A reply closes it and says what was done.
import { announce } from "./announce.js";
import { watch } from "./watch.js";

const dialog = () => document.getElementById("word-dialog");

watch((records) => {
  const came = records.some(({ target, addedNodes }) => target.id === "word-sheet" && addedNodes.length);
  if (came && !dialog().open) {
    dialog().showModal();
    dialog().querySelector("input[type='search']")?.focus();
  }
  const notice = document.querySelector("#notice[data-say]:not([data-js-said])");
  if (notice) {
    notice.setAttribute("data-js-said", "");
    announce(notice.dataset.say);
  }
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-closes-dialog]");
  if (!button) return;
  if (button.closest("dialog")) button.closest("dialog").close();
  else history.back(); // the same sheet as a page of its own
});

document.addEventListener("htmx:after:request", ({ detail }) => {
  const source = detail.ctx?.sourceElement;
  if (!source?.closest?.("#word-dialog")) return;
  dialog().close(); // the focus returns to the word's own button, if it is still there
  queueMicrotask(() => {
    if (document.activeElement === document.body) document.querySelector("#notice")?.focus();
  });
});
