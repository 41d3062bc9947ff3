import assert from "node:assert/strict";
import { test } from "node:test";

import { describe } from "../../static/editor/src/status.js";

const WELL = {
  connected: true,
  writes: true,
  locked: "",
  moved: false,
  barred: "",
  ahead: "",
  unconfirmed: false,
  overdue: false,
  kept: "yes",
  late: false,
  refused: 0,
  tooLong: false,
  away: false,
  joined: true,
};
const says = (facts) => Object.values(describe({ ...WELL, ...facts })).join(": ");
const ways = (name, values, facts = {}) => values.map((value) => says({ ...facts, [name]: value }));

test("saved is said only of what the server has confirmed", () => {
  assert.equal(says({}), "saved: Saved");
  assert.deepEqual(ways("overdue", [false, true], { unconfirmed: true }), [
    "saving: Saving…",
    "unsaved: Not saved. Your text is kept here; trying again",
  ]);
  const states = new Set();
  for (const kept of ["yes", "soon", "no"]) {
    for (const connected of [true, false]) {
      for (const away of [true, false])
        states.add(describe({ ...WELL, unconfirmed: true, kept, connected, away }).state);
    }
  }
  assert.deepEqual([...states].sort(), ["offline", "reconnecting", "saving", "unsaved"]);
});

test("kept is said only of what this device has written down", () => {
  assert.deepEqual(ways("kept", ["yes", "soon", "no"], { connected: false, away: true }), [
    "offline: Offline. Kept on this device",
    "offline: Offline. Keeping it on this device…",
    "offline: Offline. Trying again",
  ]);
  assert.deepEqual(ways("kept", ["yes", "no"], { late: true }), [
    "late: Time was up before this arrived. Your text is kept on this device.",
    "late: Time was up before this arrived. Your text is kept on this page; copy it before you leave.",
  ]);
});

test("a lock is said to writers and readers, and reading is no lock", () => {
  assert.deepEqual(ways("locked", ["collected", "locked", "paused", "read-only"]), [
    "locked: Locked. Time is up; your text has been collected",
    "locked: Locked. Time is up; your text is kept",
    "locked: Locked. Time is up; your text is kept",
    "reading: Live",
  ]);
  assert.deepEqual(ways("locked", ["", "locked", "read"], { writes: false }), [
    "reading: Live",
    "locked: Locked. Time is up",
    "reading: Live",
  ]);
});

test("an end tells why, and where what is not saved is", () => {
  assert.deepEqual(ways("refused", [4401, 4404, 4010]), [
    "refused: Not connected. You were signed out, or taken off the list.",
    "refused: Not connected. This document is no longer here.",
    "locked: Locked. Time is up; your text has been collected",
  ]);
  assert.deepEqual(ways("kept", ["yes", "no"], { refused: 4401, unconfirmed: true }), [
    "refused: Not connected. You were signed out, or taken off the list. What is not saved is kept on this device.",
    "refused: Not connected. You were signed out, or taken off the list. What is not saved is still on this page: copy it.",
  ]);
});

test("people who were moved or are shut out hear what becomes of their words", () => {
  assert.equal(says({ moved: true }), "moved: You were moved. What you type now goes to the team that you are in now");
  const shut = "refused: Not connected. This document is not open to you";
  assert.equal(says({ barred: "asking" }), `${shut}. Asking again…`);
  assert.equal(says({ barred: "waiting" }), `${shut}. Reload the page.`);
  assert.equal(
    says({ barred: "waiting", ahead: "here" }),
    `${shut}. Your last words may not have arrived. Copy them, and reload the page.`,
  );
});

test("trouble in a row: too long, connecting, reconnecting", () => {
  assert.equal(
    says({ unconfirmed: true, tooLong: true }),
    "unsaved: Not saved. Together the text has become too long; shorten it and it is saved",
  );
  assert.deepEqual(ways("joined", [true, false], { connected: false }), [
    "reconnecting: Reconnecting…",
    "reconnecting: Connecting…",
  ]);
});
