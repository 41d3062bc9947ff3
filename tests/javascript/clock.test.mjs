import assert from "node:assert/strict";
import { test } from "node:test";

import { clockText, serverNow, waitText } from "../../static/js/behaviours/clock.js";

test("a clock rounds up, so that 0:00 means over", () => {
  const shown = [-1, 0, 0.2, 9, 59.1, 60, 899, 3599.5, 3600, 3723, 36_000].map(clockText);
  const wanted = ["0:00", "0:00", "0:01", "0:09", "1:00", "1:00", "14:59", "1:00:00", "1:00:00", "1:02:03", "10:00:00"];
  assert.deepEqual(shown, wanted);
});

test("a long wait is said in words, of which the two largest count", () => {
  const shown = [3600, 3601, 7200, 8400, 86_400, 90_000, 90_060, 183_600].map(waitText);
  assert.deepEqual(shown, [
    "1:00:00",
    "1 hour 1 minute",
    "2 hours",
    "2 hours 20 minutes",
    "1 day",
    "1 day 1 hour",
    "1 day 1 hour",
    "2 days 3 hours",
  ]);
});

test("the server's time counts, and of late news the least late", (t) => {
  const server = Date.parse("2030-01-01T10:00:00Z");
  let mine = 1_000;
  t.mock.method(performance, "now", () => mine);
  t.mock.method(Date, "now", () => 42); // a wrong clock on this device
  const element = (milliseconds) => ({ dataset: { now: new Date(server + milliseconds).toISOString() } });
  return new Promise((done) => setTimeout(done)).then(() => {
    const first = element(0);
    assert.equal(serverNow(first), server);
    mine += 5_000;
    assert.equal(serverNow(first), server + 5_000);
    assert.equal(serverNow(element(4_000)), server + 5_000); // it was a second on its way
    assert.equal(serverNow(element(5_500)), server + 5_500); // half a second less late than the first
    assert.equal(serverNow(element(-60_000)), server - 60_000); // the server's clock was set back
    assert.equal(serverNow({ dataset: {} }), 42);
  });
});
