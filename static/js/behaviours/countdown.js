// What a countdown shows, and when it says how much is left.

/** @typedef {{ left: number, state: string, note: string }} Reading Seconds, how it looks, and the words beside it. */

/** @type {[number, string][]} */
const MILESTONES = [
  [300, "5 minutes left"],
  [60, "1 minute left"],
  [10, "10 seconds left"],
  [0, "Time is up"],
];

/**
 * How a running timer looks with `left` of `total` seconds: calm, amber from 20 %, red for the last 5 %, done at zero.
 * @param {number} left
 * @param {number} total
 * @param {number} grace
 */
export function timerState(left, total, grace) {
  if (left <= 0) return -left < grace ? "red" : "done";
  if (!total || left > total * 0.2) return "calm";
  return left > total * 0.05 ? "amber" : "red";
}

/**
 * What the timer with these attributes shows at `now()` of the server; null where none runs.
 * @param {DOMStringMap} timer
 * @param {() => number} now
 * @returns {Reading | null}
 */
export function reading({ deadline, paused, total, grace, note, doneNote }, now) {
  if (paused) return { left: Number(paused), state: "paused", note: "Paused" };
  if (!deadline) return null;
  const left = (Date.parse(deadline) - now()) / 1000;
  const state = timerState(left, Number(total), Number(grace ?? 0));
  if (left > 0) return { left, state, note: note ?? "" };
  const graceLeft = Math.ceil(Number(grace ?? 0) + left);
  return { left: 0, state, note: state === "red" ? `Finish your sentence… ${graceLeft}` : (doneNote ?? "Time is up") };
}

/**
 * What is said as it is reached. Only time passing counts: added or taken minutes are not a milestone, and neither is a
 * page that loads late.
 * @param {{ deadline?: string, left: number } | undefined} before
 * @param {{ deadline?: string, left: number, state: string }} now
 */
export function milestone(before, { deadline, left, state }) {
  if (state === "paused" || !before || before.deadline !== deadline) return "";
  const reached = MILESTONES.find(([seconds]) => before.left > seconds && left <= seconds && before.left - left < 5);
  return reached?.[1] ?? "";
}
