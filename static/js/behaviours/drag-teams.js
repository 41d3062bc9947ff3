// [data-drag-teams]: a [data-team-member] dropped on the other [data-team] presses its own button, and nothing else.
// With a mouse one may take hold anywhere; with a finger at the grip, since elsewhere a finger scrolls.
const FARTHER = 6; // pixels; until then it is a click

/** @typedef {{ member: HTMLElement, pointer: number, x: number, y: number, moves: boolean }} Held */

/** @type {Held | null} */
let held = null;

/** @param {HTMLElement} target */
const memberOf = (target) => target.closest?.("[data-drag-teams] [data-team-member]") ?? null;

/**
 * @param {number} x
 * @param {number} y
 */
function zoneAt(x, y) {
  const zone = document.elementFromPoint(x, y)?.closest("[data-drag-teams] [data-team]");
  return zone && zone.dataset.team !== held?.member.dataset.teamMember ? zone : null;
}

/** @param {Element | null} zone */
function mark(zone) {
  for (const each of document.querySelectorAll("[data-js-drop]")) each.removeAttribute("data-js-drop");
  zone?.setAttribute("data-js-drop", "");
}

function letGo() {
  if (!held) return;
  held.member.removeAttribute("data-js-dragged");
  held.member.style.transform = "";
  held = null;
  mark(null);
}

document.addEventListener("pointerdown", (event) => {
  const member = memberOf(event.target);
  const takesHold = event.pointerType === "mouse" ? event.button === 0 : event.target.closest?.("[data-grip]");
  if (!member || !takesHold || held || event.target.closest("button, a")) return;
  event.preventDefault(); // no selecting of text
  held = { member, pointer: event.pointerId, x: event.clientX, y: event.clientY, moves: false };
});

document.addEventListener("pointermove", (event) => {
  if (!held || event.pointerId !== held.pointer) return;
  const [right, down] = [event.clientX - held.x, event.clientY - held.y];
  held.moves ||= Math.hypot(right, down) > FARTHER;
  if (!held.moves) return;
  held.member.setAttribute("data-js-dragged", ""); // it lets the pointer see what lies below
  held.member.style.transform = `translate(${right}px, ${down}px)`;
  mark(zoneAt(event.clientX, event.clientY));
});

document.addEventListener("pointerup", (event) => {
  if (!held || event.pointerId !== held.pointer) return;
  const form = held.moves && zoneAt(event.clientX, event.clientY) ? held.member.querySelector("form") : null;
  letGo();
  form?.requestSubmit();
});

document.addEventListener("pointercancel", letGo);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") letGo();
});
