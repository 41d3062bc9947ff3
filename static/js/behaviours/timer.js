// Countdowns: [data-timer] with data-deadline, data-now, data-total, data-paused, data-grace; and [data-until] with data-now.
import { announce } from "./announce.js";
import { clockText, serverNow, waitText } from "./clock.js";
import { beep } from "./sound.js";
import { watch } from "./watch.js";

/** @type {[number, string][]} */
const MILESTONES = [
  [300, "5 minutes left"],
  [60, "1 minute left"],
  [10, "10 seconds left"],
  [0, "Time is up"],
];
const previous = new WeakMap();

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

/** @param {HTMLElement} timer */
function reading(timer) {
  const { deadline, paused, total, grace } = timer.dataset;
  if (paused) return { left: Number(paused), state: "paused", note: "Paused" };
  if (!deadline) return null;
  const left = (Date.parse(deadline) - serverNow(timer)) / 1000;
  const state = timerState(left, Number(total), Number(grace ?? 0));
  const graceLeft = Math.ceil(Number(grace ?? 0) + left);
  if (left > 0) return { left, state, note: timer.dataset.note ?? "" };
  return {
    left: 0,
    state,
    note: state === "red" ? `Finish your sentence… ${graceLeft}` : (timer.dataset.doneNote ?? "Time is up"),
  };
}

/**
 * @param {Element | null} element
 * @param {string} text
 */
function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/**
 * Whole seconds: a bar that moved at every look would wake the observer that calls us, for ever.
 * @param {HTMLProgressElement | null} bar
 * @param {number} seconds
 * @param {number} total
 */
function showBar(bar, seconds, total) {
  if (!bar || !total) return;
  if (bar.max !== total) bar.max = total;
  const value = Math.min(total, seconds);
  if (bar.value !== value) bar.value = value;
}

/**
 * @param {HTMLElement} timer
 * @param {number} left
 * @param {string} state
 */
function milestone(timer, left, state) {
  const before = previous.get(timer);
  previous.set(timer, { deadline: timer.dataset.deadline, left });
  // Only time passing counts: added or taken minutes are not a milestone, and neither is a page that loads late.
  if (state === "paused" || before?.deadline !== timer.dataset.deadline) return;
  const reached = MILESTONES.find(([seconds]) => before.left > seconds && left <= seconds && before.left - left < 5);
  if (!reached) return;
  announce(reached[1]);
  beep(reached[0] === 0 ? 2 : 1);
  timer.setAttribute("data-js-pulse", "");
  setTimeout(() => timer.removeAttribute("data-js-pulse"), 1500);
}

/** @param {HTMLElement} timer */
function showTimer(timer) {
  const now = reading(timer);
  if (!now) return timer.removeAttribute("data-js-state");
  write(timer.querySelector(".timer-value"), clockText(now.left));
  write(timer.querySelector(".timer-note"), now.note);
  showBar(timer.querySelector("progress"), Math.ceil(now.left), Number(timer.dataset.total));
  if (timer.getAttribute("data-js-state") !== now.state) timer.setAttribute("data-js-state", now.state);
  milestone(timer, now.left, now.state);
}

/** @param {HTMLElement} element */
function showWait(element) {
  const left = (Date.parse(element.dataset.until ?? "") - serverNow(element)) / 1000;
  const figure = element.querySelector(".timer-value");
  const lead = figure ? "" : (element.dataset.untilLead ?? "in "); // part of a sentence: "We start in 5:00"
  write(figure ?? element, left > 0 ? lead + waitText(left) : (element.dataset.untilDone ?? "now"));
}

function showAll() {
  document.querySelectorAll("[data-timer]:not([data-until])").forEach(showTimer);
  document.querySelectorAll("[data-until]").forEach(showWait);
}

watch(showAll);
setInterval(showAll, 200);
