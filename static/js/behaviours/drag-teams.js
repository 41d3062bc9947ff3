// [data-drag-teams]: a [data-team-member] dropped on the other [data-team] presses its own button, and nothing else.
import { watch } from "./watch.js";

let dragged = null;

const zoneOf = (event) => {
  const zone = event.target.closest?.("[data-drag-teams] [data-team]");
  return dragged && zone && zone.dataset.team !== dragged.dataset.teamMember ? zone : null;
};

function mark(zone) {
  for (const each of document.querySelectorAll("[data-js-drop]")) each.removeAttribute("data-js-drop");
  zone?.setAttribute("data-js-drop", "");
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-team-member]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector(".person-name").textContent); // Firefox wants some
});

document.addEventListener("dragover", (event) => {
  const zone = zoneOf(event);
  mark(zone);
  if (zone) event.preventDefault(); // may be dropped here
});

document.addEventListener("drop", (event) => {
  if (!zoneOf(event)) return;
  event.preventDefault();
  dragged.querySelector("form").requestSubmit();
});

document.addEventListener("dragend", () => {
  dragged = null;
  mark(null);
});

watch(() => {
  for (const member of document.querySelectorAll("[data-team-member]:not([draggable])")) member.draggable = true;
});
