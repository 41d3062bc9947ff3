/** Changes of a shared text as CodeMirror has them, and beside what is being composed. Pure: changes in, changes out. */
import { ChangeSet } from "@codemirror/state";

/**
 * @import { Text } from "@codemirror/state"
 * @import * as Y from "yjs"
 */

/** @typedef {{ from: number, to: number }} Span */

/**
 * The same changes, of which one that replaces this place and more takes away first, or inserts first: whatever is typed there
 * meanwhile then comes before what is new, or after it, as it was nearer to the beginning or to the end of what goes.
 * @param {Span} options
 * @param {ChangeSet} changes
 */
export function around({ from, to }, changes) {
  /** @type {{ from: number, to?: number, insert?: Text }[]} */
  const specs = [];
  changes.iterChanges((start, end, _start, _end, insert) => {
    const inserting = { from: start, insert };
    const removing = { from: start, to: end };
    if (start > from || to > end) specs.push({ ...removing, insert });
    else if (from - start > end - to) specs.push(inserting, removing);
    else specs.push(removing, { ...inserting, from: end });
  });
  return ChangeSet.of(specs, changes.length);
}

/**
 * What Yjs says of a change, as CodeMirror takes it.
 * @param {Y.YTextEvent["delta"]} delta
 */
export function specsOf(delta) {
  let at = 0;
  return delta.flatMap(({ insert, delete: gone, retain }) => {
    const from = at;
    at += gone ?? retain ?? 0;
    if (insert !== undefined) return { from, insert: String(insert) };
    return gone ? { from, to: at } : [];
  });
}
