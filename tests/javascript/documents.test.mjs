import assert from "node:assert/strict";
import { test } from "node:test";

import { watchBroughtBack } from "../../static/editor/src/brought-back.js";
import { Ledger } from "../../static/editor/src/ledger.js";
import { Ranges } from "../../static/editor/src/ranges.js";
import { beginnings, earliest, placesOfEdits, textFrom, textOf } from "../../static/editor/src/unsent.js";
import { Y } from "./packages.mjs";

/** People who share a text: what one writes, the others have at once. */
function people(...names) {
  const all = names.map((_, index) => {
    const document = new Y.Doc();
    document.clientID = index + 1;
    return { document, text: document.getText("text") };
  });
  for (const one of all) {
    one.document.on("update", (update, origin) => {
      for (const other of all)
        if (other !== one && origin !== "network") Y.applyUpdate(other.document, update, "network");
    });
  }
  return all;
}

test("the first so many frames that are durable make the first so many edits so", () => {
  const ledger = new Ledger();
  const steps = [];
  const note = () => steps.push([ledger.edits, ledger.confirmed, ledger.unconfirmed]);
  ledger.opened();
  ledger.edited(new Map([[1, 0]]));
  ledger.sent({ everything: true });
  ledger.edited(new Map([[1, 5]]));
  note();
  ledger.saved(1);
  note();
  ledger.sent({ everything: false }); // nothing new was on its way with it
  ledger.saved(2);
  note();
  assert.deepEqual(ledger.unconfirmedFrom, new Map([[1, 5]]));
  ledger.opened();
  assert.throws(() => ledger.saved(1), /never sent/);
  ledger.matched();
  note();
  assert.deepEqual(steps, [
    [2, 0, true],
    [2, 1, true],
    [2, 1, true],
    [2, 2, false],
  ]);
});

test("what begins earliest counts, by client", () => {
  const places = [
    new Map([
      [1, 5],
      [2, 9],
    ]),
    new Map([[1, 3]]),
    new Map([[3, 0]]),
  ];
  assert.deepEqual(
    earliest(places),
    new Map([
      [1, 3],
      [2, 9],
      [3, 0],
    ]),
  );
  assert.deepEqual(earliest([]), new Map());
});

test("ranges are found by place, cut to what was asked", () => {
  const step = (...ranges) => ({
    deletions: { clients: new Map([[7, ranges.map(([clock, len]) => ({ clock, len }))]]) },
  });
  const [one, other] = [step([10, 5], [0, 4]), step([20, 10])];
  const ranges = new Ranges([one, other], "deletions");
  assert.deepEqual(ranges.of(7, 2, 22), [
    { from: 2, to: 4, step: one },
    { from: 10, to: 15, step: one },
    { from: 20, to: 22, step: other },
  ]);
  assert.deepEqual([ranges.of(7, 4, 10), ranges.of(7, 30, 99), ranges.of(8, 0, 99)], [[], [], []]);
});

test("what was typed from a clock on stands on lines of its own, place by place", () => {
  const [maria, tom] = people("Maria", "Tom");
  const placeOf = placesOfEdits(maria.document);
  maria.text.insert(0, "We listen. ");
  placeOf();
  tom.text.insert(11, "Tom was here. ");
  maria.text.insert(25, "And act.");
  const from = placeOf();
  maria.text.insert(10, " Well.");
  assert.equal(maria.text.toString(), "We listen. Well. Tom was here. And act.");
  assert.deepEqual(from, new Map([[1, 11]]));
  assert.equal(textFrom(maria.text, from), " Well.\nAnd act.");
  assert.equal(textFrom(maria.text, new Map()), "");
});

test("an update tells where it begins, and what it makes by itself", () => {
  const [maria] = people("Maria");
  maria.text.insert(0, "one");
  const before = Y.encodeStateVector(maria.document);
  maria.text.insert(3, " two");
  assert.deepEqual(beginnings(Y.encodeStateAsUpdate(maria.document, before)), new Map([[1, 3]]));
  assert.equal(textOf(Y.encodeStateAsUpdate(maria.document)), "one two");
});

for (const [what, back, watched, left] of [
  ["all of it", "We listen.", true, "We listen."],
  ["some of it", "We listen. Always.", true, "We listen. Always."],
  ["something else", "Quite another sentence. ", true, "We listen.Quite another sentence. "],
  ["all of it, without our watch", "We listen.", false, "We listen.We listen."],
]) {
  test(`Maria deletes, Tom brings back ${what}, and she takes her step back`, () => {
    const [maria, tom] = people("Maria", "Tom");
    const undo = new Y.UndoManager(maria.text, { trackedOrigins: new Set(["Maria"]), captureTimeout: 0 });
    if (watched) watchBroughtBack(maria.text, undo);
    tom.text.insert(0, "We listen.");
    maria.document.transact(() => maria.text.delete(0, 10), "Maria");
    tom.text.insert(0, back);
    undo.undo();
    assert.deepEqual([maria.text.toString(), tom.text.toString()], [left, left]);
  });
}
