// Words selected inside one .draft-text[data-draft], by mouse, touch or caret browsing, open the like bar. Focus stays.
import { choose } from "./like-bar.js";
import { phraseOf } from "./phrase-range.js";

const SETTLE = 200; // milliseconds without a change before a selection counts: handles are dragged, Shift is held
/** @type {number | null} */
let settling = null;

function readSelection() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const phrase = phraseOf(range);
  if (!phrase) return;
  // Stays visible while the reason is typed, when the browser drops its own selection.
  CSS.highlights?.set("chosen-phrase", new Highlight(range.cloneRange()));
  choose(phrase);
}

document.addEventListener("selectionchange", () => {
  clearTimeout(settling);
  settling = setTimeout(readSelection, SETTLE);
});

document.addEventListener("like-bar-closed", () => {
  clearTimeout(settling);
  CSS.highlights?.delete("chosen-phrase");
  if (!document.activeElement?.matches("input, textarea")) getSelection()?.removeAllRanges();
});
