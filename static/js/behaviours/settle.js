// A press counts only for what the finger set out to press. A button that has just come to do something else, or to ask, takes
// none for a moment, so that the second half of a double click does nothing; <button data-settle="2000"> for so long.
// Whatever a list puts under the finger in that moment takes none either, on the next page too.
import { watch } from "./watch.js";

const MOMENT = 500; // milliseconds: longer than a double click
const NEAR = 12; // pixels
const meanings = new WeakMap();
const waking = new WeakMap();
const BEFORE = "visionroom-press"; // the last press on the page before this one
/** @type {{ at: number, x: number, y: number, button: HTMLElement | null, isBefore?: boolean }} */
let last = pressBefore() ?? { at: -Infinity, x: 0, y: 0, button: null };

function pressBefore() {
  try {
    const { at, x, y } = JSON.parse(sessionStorage.getItem(BEFORE) ?? "{}");
    return at === undefined ? null : { at: at - performance.timeOrigin, x, y, button: null, isBefore: true };
  } catch {
    return null; // storage may be forbidden
  }
}

addEventListener("pagehide", () => {
  if (!last.button) return;
  try {
    sessionStorage.setItem(BEFORE, JSON.stringify({ at: last.at + performance.timeOrigin, x: last.x, y: last.y }));
  } catch {
    // see pressBefore()
  }
});

/**
 * Takes no press for a moment. The page's styles let clicks fall through it; the listener below stops the others.
 * @param {HTMLButtonElement} button
 * @param {number} [moment]
 */
export function settle(button, moment = Number(button.dataset.settle ?? MOMENT)) {
  button.setAttribute("data-js-settling", "");
  clearTimeout(waking.get(button));
  waking.set(
    button,
    setTimeout(() => button.removeAttribute("data-js-settling"), moment),
  );
}

const SENT = "input[type='hidden']:not([name='turn'], [name='seen'], [name='wording'])";

/**
 * What a press would do. What the page had read by then (turn, seen, wording) is left out: the server looks at that.
 * @param {HTMLButtonElement} button
 */
export function meaning(button) {
  /** @type {NodeListOf<HTMLInputElement> | undefined} */
  const fields = button.form?.querySelectorAll(SENT);
  const sent = [...(fields ?? [])].map(({ name, value }) => `${name}=${value}`);
  return [button.form?.getAttribute("action"), button.name, button.value, ...sent].join(" ");
}

/** @param {MutationRecord[]} records */
function look(records) {
  const isFirst = !records.length;
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("#live form button"))) {
    const [before, now] = [meanings.get(button), meaning(button)];
    if (before === now) continue;
    meanings.set(button, now);
    if (!isFirst || button.dataset.settle) settle(button);
  }
}

/**
 * @param {MouseEvent} event
 * @param {HTMLButtonElement} button
 */
function isSpot({ detail, timeStamp, clientX, clientY }, button) {
  const isSecond = detail > 1 || (last.isBefore && detail && button.closest("li, tr")); // a page counts clicks from one
  return isSecond && timeStamp - last.at < MOMENT && Math.hypot(clientX - last.x, clientY - last.y) < NEAR;
}

/**
 * Enter in a field of the form presses its button too: there the words were typed for this one.
 * @param {MouseEvent} event
 * @param {HTMLButtonElement} button
 */
function isFromField({ detail }, button) {
  const active = document.activeElement;
  return (
    !detail && active !== button && Boolean(button.form?.contains(active)) && Boolean(active?.matches("input, select"))
  );
}

// Capture phase, and imported before the other behaviours: nobody else hears of a press that does not count.
document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.("button");
    if (!button || isFromField(event, button)) return;
    const slidThere = isSpot(event, button) && last.button !== button;
    if (button.hasAttribute("data-js-settling") || slidThere) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    last = { at: event.timeStamp, x: event.clientX, y: event.clientY, button };
  },
  true,
);

// A key that is held down is one press.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.repeat && event.key === "Enter" && event.target.matches?.("button")) event.preventDefault();
  },
  true,
);

watch(look);
