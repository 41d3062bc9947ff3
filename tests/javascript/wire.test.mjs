import assert from "node:assert/strict";
import { test } from "node:test";

import * as wire from "../../static/editor/src/wire.js";

const bytes = (...numbers) => Uint8Array.from(numbers);

test("messages are y-protocols', and ours from 100 on", () => {
  assert.deepEqual(
    [wire.step1(bytes(7)), wire.step2(bytes(7, 8)), wire.update(bytes()), wire.presence(bytes(9)), wire.flushed()],
    [bytes(0, 0, 1, 7), bytes(0, 1, 2, 7, 8), bytes(0, 2, 0), bytes(1, 1, 9), bytes(101)],
  );
});

test("what the server says is read", () => {
  assert.deepEqual(
    [
      wire.read(wire.step1(bytes(7))),
      wire.read(wire.presence(bytes(9))),
      wire.read(bytes(100, 0x80, 0x01)),
      wire.read(bytes(101)),
      wire.read(bytes(101, 5, ...Buffer.from("moved"))),
      wire.read(bytes(102, 0, 6, ...Buffer.from("locked"))),
      wire.read(bytes(102, 1)),
    ],
    [
      { kind: "step1", payload: bytes(7) },
      { kind: "presence", payload: bytes(9) },
      { kind: "saved", frames: 128 },
      { kind: "flush", why: "" },
      { kind: "flush", why: "moved" },
      { kind: "writable", allowed: false, reason: "locked" },
      { kind: "writable", allowed: true, reason: "" },
    ],
  );
});

test("anything else is refused", () => {
  for (const message of [bytes(7), bytes(103), bytes(0, 3, 0), bytes(), bytes(0, 0, 5, 1)]) {
    assert.throws(() => wire.read(message));
  }
});
