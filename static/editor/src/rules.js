/** What typing may do to a document: stay within its length, and have one kind of line end. Characters: see halves.js. */
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { ySyncAnnotation } from "y-codemirror.next";

/**
 * Refuses what is typed or pasted here beyond `limit` UTF-16 units, and calls `refused()`. What others typed always goes
 * in: two people may pass the limit together, and then both must still be able to delete.
 * @param {number} limit
 * @param {() => void} refused
 */
export function lengthLimit(limit, refused) {
  return EditorState.transactionFilter.of((transaction) => {
    const { docChanged, newDoc, startState } = transaction;
    const grows = docChanged && newDoc.length > startState.doc.length;
    if (!grows || newDoc.length <= limit || transaction.annotation(ySyncAnnotation)) return transaction;
    queueMicrotask(refused);
    return [];
  });
}

/** One kind of line end, whatever is pasted: positions here and in the shared text then always agree. */
export const lineEnds = [
  EditorState.lineSeparator.of("\n"),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
];
