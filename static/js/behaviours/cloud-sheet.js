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

function open(event, tool) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault(); // without scripts the sheet is a page of its own
  htmx.ajax("GET", tool.href, { target: "#word-sheet" });
}

function close(button) {
  if (button.closest("dialog")) button.closest("dialog").close();
  else history.back(); // the sheet as a page of its own
}

function empty(element) {
  element.replaceWith(Object.assign(document.createElement("div"), { id: element.id }));
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("a.word-tool, [data-closes-dialog], [data-empties]");
  if (pressed?.matches("a")) open(event, pressed);
  else if (pressed?.matches("[data-closes-dialog]")) close(pressed);
  else if (pressed) empty(document.getElementById(pressed.dataset.empties));
});

document.addEventListener("htmx:after:request", ({ detail }) => {
  const source = detail.ctx?.sourceElement;
  if (!source?.closest?.("#word-dialog")) return;
  dialog().close(); // the focus returns to the word's own button, if it is still there
  queueMicrotask(() => {
    if (document.activeElement === document.body) document.querySelector("#notice")?.focus();
  });
});
