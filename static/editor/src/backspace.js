/** Backspace takes back an emoji as a whole, with its skin tone or keycap, as it does in any text field. */
import { EditorSelection } from "@codemirror/state";

/** @import { StateCommand } from "@codemirror/state" */

const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u20E3/u;
/** A longer one than any that people use: a family of four with skin tones has 23 units. */
const LONGEST = 64;

const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : null;

/**
 * A CodeMirror command; leaves all that is no emoji to the next.
 * @param {Parameters<StateCommand>[0]} options
 */
export function deleteEmoji({ state, dispatch }) {
  const { empty, head } = state.selection.main;
  if (!empty || !segmenter || state.readOnly) return false;
  const before = state.sliceDoc(Math.max(state.doc.lineAt(head).from, head - LONGEST), head);
  const last = [...segmenter.segment(before)].at(-1)?.segment ?? "";
  if (!EMOJI.test(last)) return false;
  const from = head - last.length;
  dispatch(
    state.update({
      changes: { from, to: head },
      selection: EditorSelection.cursor(from),
      scrollIntoView: true,
      userEvent: "delete.backward",
    }),
  );
  return true;
}
