// Countdowns: [data-timer] with data-deadline, data-now, data-total, data-paused, data-grace; and [data-until] with data-now.
import { announce } from "./announce.js";
import { clockText, serverNow, waitText } from "./clock.js";
import { milestone, reading } from "./countdown.js";
import { beep } from "./sound.js";
import { watch } from "./watch.js";

/** @import { Reading } from "./countdown.js" */

const previous = new WeakMap();

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
 * @param {Reading} now
 */
function tell(timer, { left, state }) {
  const { deadline } = timer.dataset;
  const reached = milestone(previous.get(timer), { deadline, left, state });
  previous.set(timer, { deadline, left });
  if (!reached) return;
  announce(reached);
  beep(left <= 0 ? 2 : 1);
  timer.setAttribute("data-js-pulse", "");
  setTimeout(() => timer.removeAttribute("data-js-pulse"), 1500);
}

/** @param {HTMLElement} timer */
function showTimer(timer) {
  const now = reading(timer.dataset, () => serverNow(timer));
  if (!now) return timer.removeAttribute("data-js-state");
  write(timer.querySelector(".timer-value"), clockText(now.left));
  write(timer.querySelector(".timer-note"), now.note);
  showBar(timer.querySelector("progress"), Math.ceil(now.left), Number(timer.dataset.total));
  if (timer.getAttribute("data-js-state") !== now.state) timer.setAttribute("data-js-state", now.state);
  tell(timer, now);
}

/** @param {HTMLElement} element */
function showWait(element) {
  const left = (Date.parse(element.dataset.until ?? "") - serverNow(element)) / 1000;
  const figure = element.querySelector(".timer-value");
  const lead = figure ? "" : "in "; // part of a sentence: "We start in 5:00"
  write(figure ?? element, left > 0 ? lead + waitText(left) : (element.dataset.untilDone ?? "now"));
}

function showAll() {
  document.querySelectorAll("[data-timer]:not([data-until])").forEach(showTimer);
  document.querySelectorAll("[data-until]").forEach(showWait);
}

watch(showAll);
setInterval(showAll, 200);
