import assert from "node:assert/strict";
import { test } from "node:test";

import { deleteEmoji } from "../../static/editor/src/backspace.js";
import { around, specsOf } from "../../static/editor/src/changes.js";
import { wholeCharacters } from "../../static/editor/src/halves.js";
import { lengthLimit } from "../../static/editor/src/rules.js";
import { ChangeSet, EditorSelection, EditorState, Text } from "./packages.mjs";

const at = (doc, place = doc.length, extensions = []) =>
  EditorState.create({ doc, selection: EditorSelection.cursor(place), extensions });
const type = (state, insert, { from = state.selection.main.head, to = from } = {}) =>
  state.update({ changes: { from, to, insert }, selection: { anchor: from + insert.length } }).state;

/** What Backspace leaves, or null where it leaves it to the next command. */
function backspaced(doc, place) {
  let after = null;
  const isDone = deleteEmoji({ state: at(doc, place), dispatch: ({ state }) => (after = state.doc.toString()) });
  return isDone ? after : null;
}

test("Backspace takes an emoji back as a whole, and leaves the rest to others", () => {
  assert.deepEqual(
    ["a😀", "a👍🏽", "a1️⃣", "a👩‍👩‍👧‍👦", "abc", "", "a\n"].map((doc) => backspaced(doc)),
    ["a", "a", "a", "a", null, null, null],
  );
  assert.equal(backspaced("😀b", 2), "b");
});

test("half a character is held until the other half comes, or dropped", () => {
  const [first, second] = ["😀".charAt(0), "😀".charAt(1)];
  const half = type(at("a", 1, wholeCharacters), first);
  assert.equal(half.doc.toString(), "a");
  assert.equal(type(half, second).doc.toString(), "a😀");
  assert.equal(type(half, "b").doc.toString(), "ab");
  assert.equal(type(type(half, "b"), second).doc.toString(), "ab"); // it came too late
  assert.equal(type(at("a", 1, wholeCharacters), second).doc.toString(), "a");
});

test("a change of an emoji's second half changes the whole of it", () => {
  const state = at("a😀b", 3, wholeCharacters);
  const other = "😁"; // the same first half
  assert.equal(type(state, other.charAt(1), { from: 2, to: 3 }).doc.toString(), "a😁b");
});

test("typing stops at the limit, and deleting never does", async () => {
  let refused = 0;
  const limited = at(
    "abcd",
    4,
    lengthLimit(5, () => (refused += 1)),
  );
  assert.deepEqual(
    [type(limited, "e"), type(limited, "ef")].map(({ doc }) => doc.toString()),
    ["abcde", "abcd"],
  );
  const over = at(
    "abcdefgh",
    8,
    lengthLimit(5, () => (refused += 1)),
  );
  assert.deepEqual(
    [type(over, "", { from: 0, to: 1 }), type(over, "x")].map(({ doc }) => doc.length),
    [7, 8],
  );
  await null;
  assert.equal(refused, 2);
});

test("a change of the shared text is read from Yjs", () => {
  const delta = [{ retain: 2 }, { insert: "new" }, { delete: 3 }, { retain: 1 }, { delete: 1 }];
  const specs = [
    { from: 2, insert: "new" },
    { from: 2, to: 5 },
    { from: 6, to: 7 },
  ];
  assert.deepEqual(specsOf(delta), specs);
  assert.equal(
    ChangeSet.of(specsOf(delta), 8)
      .apply(Text.of(["01234567"]))
      .toString(),
    "01new57",
  );
});

test("what is typed inside a place that is replaced stays at the nearer end of what comes", () => {
  const doc = Text.of(["one word here"]);
  const replaced = ChangeSet.of({ from: 0, to: 13, insert: "All new" }, 13);
  const typed = (place, span) => {
    const own = ChangeSet.of({ from: place, insert: "X" }, 13);
    return own.compose(around(span, replaced).map(own)).apply(doc).toString();
  };
  assert.equal(typed(3, { from: 2, to: 4 }), "XAll new");
  assert.equal(typed(11, { from: 10, to: 12 }), "All newX");
});

test("what replaces less than the place stays as it is", () => {
  const part = ChangeSet.of({ from: 4, to: 8, insert: "verb" }, 13);
  assert.deepEqual(around({ from: 3, to: 9 }, part).toJSON(), part.toJSON());
});
