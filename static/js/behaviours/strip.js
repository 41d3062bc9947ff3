// #strip says, on a page beside the meeting, which phase the meeting is in. When that changes, [data-leads-to] leads there; a page
// that may stay, such as the handout, tells it.
import { announce } from "./announce.js";
import { watch } from "./watch.js";

/** @type {string | null | undefined} */
let phase = null;

watch(() => {
  const strip = document.getElementById("strip");
  if (!strip) return;
  const before = phase;
  phase = strip.dataset.phase;
  if (before === null || before === phase) return;
  const place = strip.closest("[data-leads-to]");
  if (place) location.replace(place.dataset.leadsTo ?? "");
  else announce(`The meeting has gone on to “${strip.querySelector("strong")?.textContent}”.`);
});
