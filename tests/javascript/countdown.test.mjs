import assert from "node:assert/strict";
import { test } from "node:test";

import { milestone, reading, timerState } from "../../static/js/behaviours/countdown.js";

const NOW = Date.parse("2030-01-01T10:00:00Z");
const at = (seconds) => new Date(NOW + seconds * 1000).toISOString();
const read = (timer) => reading(timer, () => NOW);

test("a timer is calm, then amber, then red, and done when grace is over", () => {
  const states = [100, 20.1, 20, 5.1, 5, 0, -9, -10].map((left) => timerState(left, 100, 10));
  assert.deepEqual(states, ["calm", "calm", "amber", "amber", "red", "red", "red", "done"]);
  assert.deepEqual([timerState(1, 0, 0), timerState(0, 0, 0)], ["calm", "done"]); // nobody said how long it takes
});

test("what a timer shows: paused, running, in grace, over, or nothing", () => {
  assert.deepEqual(read({ paused: "61", deadline: at(5) }), { left: 61, state: "paused", note: "Paused" });
  assert.deepEqual(read({ deadline: at(90), total: "100", note: "on" }), { left: 90, state: "calm", note: "on" });
  const grace = { left: 0, state: "red", note: "Finish your sentence… 7" };
  assert.deepEqual(read({ deadline: at(-3.5), total: "100", grace: "10" }), grace);
  assert.deepEqual(read({ deadline: at(-11), grace: "10" }), { left: 0, state: "done", note: "Time is up" });
  assert.deepEqual(read({ deadline: at(-1), doneNote: "Over" }), { left: 0, state: "done", note: "Over" });
  assert.equal(read({ total: "100" }), null);
});

test("a milestone is said once, when time passes it", () => {
  const said = (before, left, more = {}) =>
    milestone({ deadline: "d", left: before }, { deadline: "d", left, state: "calm", ...more });
  assert.deepEqual(
    [said(300.1, 299.9), said(60.2, 60), said(10.1, 9.9), said(0.1, 0)],
    ["5 minutes left", "1 minute left", "10 seconds left", "Time is up"],
  );
  assert.equal(said(299.9, 299.7), ""); // said already
  assert.equal(said(60.2, 50), ""); // the page slept
  assert.equal(said(60.2, 60, { state: "paused" }), "");
  assert.equal(said(60.2, 60, { deadline: "another" }), ""); // minutes were taken
  assert.equal(milestone(undefined, { deadline: "d", left: 60, state: "calm" }), ""); // the page came late
});
