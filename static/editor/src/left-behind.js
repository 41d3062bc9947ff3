/** A page that says that its device has no seat any more shows what that seat has left here, to copy (behaviours/own-words.js). */
import * as Y from "yjs";

import { Store } from "./store.js";
import { textFrom } from "./unsent.js";

/** @import { Found } from "../../types/editor.d.ts" */

/**
 * The same words as on the page that lost its seat: see Mount.
 * @param {Found & { alone: boolean }} options
 */
function wordsOf({ updates, alone, pending, from }) {
  const document = new Y.Doc();
  updates.forEach((update) => Y.applyUpdate(document, update));
  const text = document.getText("text");
  if (alone) return text.toString();
  return pending ? textFrom(text, from) : "";
}

/** Whether this is such a page. Then nothing is sent or tidied up. */
export function showLeftBehind() {
  const page = document.querySelector("[data-own-words][data-left-by]");
  if (!page) return false;
  Store.leftBy(page.dataset.leftBy ?? "")
    .then((left) =>
      page.dispatchEvent(new CustomEvent("visionroom:left", { bubbles: true, detail: { texts: left.map(wordsOf) } })),
    )
    .catch((error) => console.warn("This device could not look for what was written here", error));
  return true;
}
