/** What somebody typed that the server is not known to have. Maps here go from a Yjs client id to a clock. */
import * as Y from "yjs";

/** @import { Places } from "../../types/editor.d.ts" */

/** The shared text's name in every document: part of the wire contract. */
export const TEXT = "text";

/**
 * The text that an update makes by itself.
 * @param {Uint8Array} update
 */
export function textOf(update) {
  const document = new Y.Doc();
  Y.applyUpdate(document, update);
  return document.getText(TEXT).toString();
}

/**
 * Where the content of an update begins.
 * @param {Uint8Array} update
 */
export function beginnings(update) {
  return earliest(Y.decodeUpdate(update).structs.map(({ id }) => new Map([[id.client, id.clock]])));
}

/**
 * The smallest clock of each client.
 * @param {Places[]} places
 */
export function earliest(places) {
  const from = new Map();
  for (const [client, clock] of places.flatMap((place) => [...place])) {
    from.set(client, Math.min(clock, from.get(client) ?? clock));
  }
  return from;
}

/**
 * Gives a function that tells, after each edit made here, where it begins.
 * @param {Y.Doc} document
 */
export function placesOfEdits(document) {
  let clock = 0;
  return () => {
    const { clientID, store } = document;
    const before = clock;
    clock = Y.getState(store, clientID);
    return new Map([[clientID, before]]);
  };
}

/**
 * What stands in the text from these clocks on; what was written in several places is on lines of its own.
 * @param {Y.Text} text
 * @param {Places} from
 */
export function textFrom(text, from) {
  const pieces = [""];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const known = (from.get(item.id.client) ?? Infinity) - item.id.clock;
    const piece = /** @type {Y.ContentString} */ (item.content).str.slice(Math.max(0, known));
    if (known > 0) pieces.push(piece);
    else pieces.push(pieces.pop() + piece);
  }
  return pieces.filter((piece) => piece.trim()).join("\n");
}
