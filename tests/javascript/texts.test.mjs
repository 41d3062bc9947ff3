import assert from "node:assert/strict";
import { test } from "node:test";

import { counted } from "../../static/editor/src/count.js";
import { codePoints, leftText } from "../../static/js/behaviours/code-points.js";
import { phraseBetween } from "../../static/js/behaviours/phrase-range.js";
import { holdsAll } from "../../static/js/behaviours/search.js";

test("length is counted in code points, as the server does", () => {
  assert.deepEqual(["", "abc", "é", "e\u0301", "😀", "👩‍🚀"].map(codePoints), [0, 3, 1, 2, 1, 3]);
});

test("what is left of a limit, in the page's words or in a language's own", () => {
  const own = { left: "Noch {count}", over: "{count} zu viel" };
  assert.deepEqual(
    [leftText(2, "2", {}), leftText(1, "1", {}), leftText(0, "0", {}), leftText(-1, "1", {}), leftText(-20, "20", {})],
    ["2 characters left", "1 character left", "0 characters left", "1 character too many", "20 characters too many"],
  );
  assert.deepEqual([leftText(2, "2", own), leftText(-3, "3", own)], ["Noch 2", "3 zu viel"]);
});

test("a phrase is what is selected, without spaces at its ends, in code points", () => {
  const text = "😀 We listen to people. 😀";
  const of = (from, to) => phraseBetween(text, from, to);
  assert.deepEqual(of(3, 12), { start: 2, end: 11, phrase: "We listen" });
  assert.deepEqual(of(2, 13), { start: 2, end: 11, phrase: "We listen" });
  assert.deepEqual(of(22, text.length), { start: 21, end: 24, phrase: ". 😀" });
  assert.deepEqual(of(23, text.length), { start: 23, end: 24, phrase: "😀" });
  assert.deepEqual(of(0, text.length), { start: 0, end: codePoints(text), phrase: text });
  assert.deepEqual([of(5, 5), of(2, 3)], [null, null]);
});

test("a name is found by its words in any order, without marks and in small letters", () => {
  const found = (typed) => ["Łukasz Żółw", "Zoë Strauß", "Ærø Bø"].filter((name) => holdsAll(name, typed));
  assert.deepEqual(found("zolw luk"), ["Łukasz Żółw"]);
  assert.deepEqual(found("STRAUSS"), ["Zoë Strauß"]);
  assert.deepEqual(found(" aero  "), ["Ærø Bø"]);
  assert.deepEqual(found("zo"), ["Łukasz Żółw", "Zoë Strauß"]);
  assert.deepEqual(found("  ").length, 3);
  assert.deepEqual(found("zoe x"), []);
});

test("words are counted always, characters once the limit is in sight", () => {
  assert.deepEqual(
    ["", "one", " two  words\n", "x".repeat(80), "x".repeat(81), `${"y ".repeat(600)}`].map((text) =>
      counted(text, 100),
    ),
    ["0 words", "1 word", "2 words", "1 word", "1 word · 81 of 100 characters", "600 words · 1,200 of 100 characters"],
  );
});
