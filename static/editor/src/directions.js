/**
 * Every line goes in the direction of its first letter, whatever the page's own is: an Arabic sentence from right to left,
 * with its full stop at the left end, also where a Latin name stands in it.
 */
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

const LINE = Decoration.line({ attributes: { dir: "auto" } });

/**
 * The lines that are drawn.
 * @param {EditorView} view
 */
function lines(view) {
  const { doc } = view.state;
  const starts = view.visibleRanges.flatMap(({ from, to }) => {
    const first = doc.lineAt(from).number;
    return Array.from({ length: doc.lineAt(to).number - first + 1 }, (_, place) => doc.line(first + place).from);
  });
  return Decoration.set([...new Set(starts)].map((start) => LINE.range(start)));
}

/** Also for the arrow keys and the caret, which go by what CodeMirror reads of each line. */
export const directions = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.define(
    (view) => ({
      lines: lines(view),
      update(update) {
        if (update.docChanged || update.viewportChanged) this.lines = lines(update.view);
      },
    }),
    { decorations: (plugin) => plugin.lines },
  ),
];
