/**
 * Somebody takes text away, and somebody else brings it back, as with "Put it back": then undo must not bring it back once more.
 *
 * After each change from elsewhere we ask whether the text is now what it was before, with some of that in it which an undo (or a
 * redo) would bring back. That is taken out of the step; a step with nothing left in it goes. All other steps stay.
 */
import { Ranges } from "./ranges.js";

/**
 * @import { Piece, Step, Stretch } from "../../types/editor.d.ts"
 * @import * as Y from "yjs"
 */

/** Characters: if a change brings back more than was taken away here, so much of that must stand in it, in one piece. */
const TELLING = 6;

/**
 * @param {Y.Text} text
 * @param {Y.UndoManager} undoManager
 */
export function watchBroughtBack(text, undoManager) {
  const doc = /** @type {Y.Doc} */ (text.doc);
  /**
   * @param {Y.Transaction} transaction
   * @param {Step[]} stack
   */
  const look = (transaction, stack) => {
    const pieces = piecesOf(text, transaction, stack);
    if (!pieces.some(({ is }) => is === "gone") || !pieces.some(({ is }) => is === "new")) return;
    // What is typed next is no part of the step before one that went.
    if (takenOut(stack, broughtBack(pieces) ?? overwritten(pieces) ?? standing(pieces))) undoManager.stopCapturing();
  };
  /** @param {Y.Transaction} transaction */
  const listen = (transaction) => {
    // any: Yjs says of this map that no text is in it
    if (transaction.local || !transaction.changed.has(/** @type {any} */ (text))) return;
    for (const stack of [undoManager.undoStack, undoManager.redoStack]) {
      if (stack.some(({ deletions }) => deletions.clients.size)) look(transaction, stack);
    }
  };
  doc.on("afterTransaction", listen);
  return () => doc.off("afterTransaction", listen);
}

/**
 * The text from its beginning to its end, in pieces {is, text, client, clock, step}: what 'stays', what is 'new' with this
 * change, what 'went' with it, and what was 'gone' before, and would come back with a step of the stack. `step`: that one, or
 * the one that would take away what stays.
 * @param {Y.Text} text
 * @param {Y.Transaction} transaction
 * @param {Step[]} stack
 */
function piecesOf(text, transaction, stack) {
  const [deletions, insertions] = [new Ranges(stack, "deletions"), new Ranges(stack, "insertions")];
  const went = new Ranges([/** @type {Step} */ ({ deletions: transaction.deleteSet })], "deletions");
  /** @type {Piece[]} */
  const pieces = [];
  for (let item = text._start; item; item = item.right) {
    const { str } = /** @type {{ str?: string }} */ (item.content);
    if (str === undefined) continue; // nothing is known of it but its length
    const { client, clock } = item.id;
    const end = clock + str.length;
    /**
     * @param {Piece["is"]} is
     * @param {{ from: number, to: number, step?: Step }} options
     */
    const part = (is, { from, to, step }) => ({
      is,
      text: str.slice(from - clock, to - clock),
      client,
      clock: from,
      step,
    });
    const whole = { from: clock, to: end, step: insertions.of(client, clock, end)[0]?.step };
    if (!item.deleted) pieces.push(part(clock < (transaction.beforeState.get(client) ?? 0) ? "stays" : "new", whole));
    else if (went.of(client, clock, end).length) pieces.push(part("went", whole));
    else {
      const gone = deletions.of(client, clock, end);
      /** @param {Stretch} options */
      const isTyped = ({ from, to, step }) => insertions.of(client, from, to)[0]?.step === step; // and deleted in one
      pieces.push(...gone.filter((one) => !isTyped(one)).map((one) => part("gone", one)));
    }
  }
  return pieces;
}

/**
 * The pieces that are back, where the text is what stays and some of what went and was gone, each at its place. Null where it
 * is not. Those of what stays that `mayLack` names may be lacking from it, and are then among these pieces, too.
 *
 * Places that can be reached in the text are followed from piece to piece, each with what is back until there.
 * @param {Piece[]} pieces
 * @param {(piece: Piece) => boolean} [mayLack]
 */
function broughtBack(pieces, mayLack = () => false) {
  const now = textOf(pieces.filter(({ is }) => is === "new" || is === "stays"));
  /** @param {Piece} piece */
  const must = (piece) => piece.is === "stays" && !mayLack(piece);
  const most = now.length - textOf(pieces.filter(must)).length;
  let reached = new Map([[0, null]]);
  let stayed = 0;
  for (const piece of pieces.filter(({ is }) => is !== "new")) {
    const next = new Map();
    if (must(piece)) stayed += piece.text.length;
    for (const [at, back] of reached) {
      const to = at + piece.text.length;
      if (!must(piece)) next.set(at, next.get(at) ?? (piece.is === "stays" ? { piece, back } : back));
      if (to - stayed > most || !now.startsWith(piece.text, at)) continue;
      next.set(to, piece.is === "gone" ? { piece, back } : back);
    }
    reached = next;
  }
  return reached.has(now.length) ? listed(reached.get(now.length)) : null;
}

/**
 * @typedef {{ piece: Piece, back: Link | null | undefined }} Link
 * @param {Link | null | undefined} link
 */
function listed(link) {
  const found = [];
  for (let one = link; one; one = one.back) found.push(one.piece);
  return found;
}

/**
 * Text was written over, and is back around words that stand in both: these came with the step, and stay now as well.
 * @param {Piece[]} pieces
 */
function overwritten(pieces) {
  const steps = new Set(pieces.filter(({ is }) => is === "gone").map(({ step }) => step));
  if (!pieces.some(({ is, step }) => is === "stays" && steps.has(step))) return null;
  const back = broughtBack(pieces, ({ step }) => steps.has(step));
  const comeBack = new Set(back?.filter(({ is }) => is === "gone").map(({ step }) => step));
  return back?.every(({ step }) => comeBack.has(step)) ? back : null;
}

/**
 * The change brings more than was taken away here: what of this stands in the new text of the same place, and is telling. What was
 * written over it does not part one place from another.
 * @param {Piece[]} pieces
 */
function standing(pieces) {
  const steps = new Set(pieces.filter(({ is }) => is === "gone").map(({ step }) => step));
  /** @type {Piece[][]} */
  const places = [[]];
  for (const piece of pieces) {
    if (piece.is === "stays" && !steps.has(piece.step)) places.push([]);
    else places.at(-1)?.push(piece);
  }
  return places.flatMap((place) => {
    const fresh = textOf(place.filter(({ is }) => is === "new"));
    const gone = place.filter(({ is }) => is === "gone");
    /** @param {string} text */
    const isBack = (text) => text === fresh || (text.trim().length >= TELLING && fresh.includes(text));
    return isBack(textOf(gone)) ? gone : gone.filter(({ text }) => isBack(text));
  });
}

/** @param {Piece[]} pieces */
const textOf = (pieces) => pieces.map(({ text }) => text).join("");

/**
 * Whether a step has gone with these pieces.
 * @param {Step[]} stack
 * @param {Piece[]} pieces
 */
function takenOut(stack, pieces) {
  for (const piece of pieces) {
    if (piece.step) takeOut(piece.is === "gone" ? piece.step.deletions : piece.step.insertions, piece);
  }
  const left = stack.filter(({ deletions, insertions }) => deletions.clients.size || insertions.clients.size);
  return stack.splice(0, stack.length, ...left).length > left.length;
}

/**
 * @param {Step["deletions"]} ranges
 * @param {Piece} piece
 */
function takeOut({ clients }, { client, clock, text }) {
  const [from, to] = [clock, clock + text.length];
  const left = (clients.get(client) ?? []).flatMap((/** @type {{ clock: number, len: number }} */ range) => {
    const end = range.clock + range.len;
    const parts = [
      [range.clock, Math.min(end, from)],
      [Math.max(range.clock, to), end],
    ];
    return parts.filter(([a, b]) => a < b).map(([a, b]) => ({ clock: a, len: b - a }));
  });
  if (left.length) clients.set(client, left);
  else clients.delete(client);
}
