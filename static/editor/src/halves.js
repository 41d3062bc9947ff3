/**
 * Characters that take two units (most emoji) stay whole: half of one can be neither sent nor stored.
 *
 * Some browsers deliver an emoji as two key presses, one for each half. The first half is then held here, out of the text,
 * until the second is typed right behind it. A half that is left alone was no character, and is dropped. And browsers
 * report that one emoji was exchanged for another as a change of its second half only: such a change is widened.
 */
import { EditorSelection, EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import { ySyncAnnotation } from "y-codemirror.next";

/** @import { StateEffectType, Text } from "@codemirror/state" */

const HIGH = /[\uD800-\uDBFF]/;
const LOW = /[\uDC00-\uDFFF]/;
const LONE = /\p{Surrogate}/gu;
const LONE_HIGH_AT_END = /[\uD800-\uDBFF]$/;

/**
 * @typedef {{ unit: string, at: number }} Half The first half of a character and the place where it was typed.
 */

/** @type {StateEffectType<Half | null>} */
const hold = StateEffect.define();

/** @type {StateField<Half | null>} */
const held = StateField.define({
  create: () => /** @type {Half | null} */ (null),
  update(half, transaction) {
    const fresh = transaction.effects.find((effect) => effect.is(hold));
    if (fresh || !half) return fresh?.value ?? null;
    const { docChanged, changes, newSelection } = transaction;
    if (docChanged && !transaction.annotation(ySyncAnnotation)) return null;
    const at = changes.mapPos(half.at, -1);
    return newSelection.main.empty && newSelection.main.head === at ? { ...half, at } : null;
  },
});

const whole = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.annotation(ySyncAnnotation)) return transaction;
  const half = transaction.startState.field(held);
  if (half && takesBack(transaction, half)) return { effects: hold.of(null) };
  const { changes, last, isChanged } = wholeChanges(transaction, half);
  if (!isChanged) return transaction;
  const { startState, newSelection, scrollIntoView } = transaction;
  const set = startState.changes(changes);
  const end = set.mapPos(last.to, 1);
  return {
    changes: set,
    selection: set.newLength === transaction.newDoc.length ? newSelection : EditorSelection.cursor(end),
    effects: last.half ? hold.of({ unit: last.half, at: end }) : [],
    scrollIntoView,
    userEvent: transaction.annotation(Transaction.userEvent),
  };
});

export const wholeCharacters = [held, whole];

/**
 * Backspace right after the first half: as in any text field, it takes back that, and nothing before it.
 * @param {Transaction} transaction
 * @param {Half} options
 */
function takesBack(transaction, { at }) {
  return transaction.isUserEvent("delete.backward") && transaction.changes.touchesRange(at, at) === true;
}

/**
 * The changes with whole characters only; `last`: where they end, and the half that waits there for another.
 * @param {Transaction} transaction
 * @param {Half | null} half
 */
function wholeChanges(transaction, half) {
  const { doc } = transaction.startState;
  /** @type {{ from: number, to: number, insert: string }[]} */
  const changes = [];
  let last = { to: 0, half: "" };
  let isChanged = false;
  transaction.changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    const typed = inserted.toString();
    const from = cutsCharacter(doc, fromA) ? fromA - 1 : fromA;
    const to = cutsCharacter(doc, toA) ? toA + 1 : toA;
    const first = half && half.at === fromA && LOW.test(typed[0]) ? half.unit : "";
    const all = doc.sliceString(from, fromA) + first + typed + doc.sliceString(toA, to);
    const insert = all.replace(LONE, "");
    isChanged ||= insert !== typed;
    last = { to, half: (to === toA && LONE_HIGH_AT_END.exec(typed)?.[0]) || "" };
    changes.push({ from, to, insert });
  });
  return { changes, last, isChanged };
}

/**
 * @param {Text} doc
 * @param {number} position
 */
function cutsCharacter(doc, position) {
  if (position === 0 || position === doc.length) return false;
  return HIGH.test(doc.sliceString(position - 1, position)) && LOW.test(doc.sliceString(position, position + 1));
}
