// #team[data-team]: the team that this person drafts with. When it becomes another while the page is open, #moved says so.
import { announce } from "./announce.js";
import { watch } from "./watch.js";

let team = "";

/**
 * @param {DOMStringMap} options
 * @param {string} before
 */
function tell({ mates }, before) {
  const text = `${mates?.replace("You are", "You are now")} What you typed stays with team ${before}.`;
  const box = document.getElementById("moved");
  const line = box?.querySelector("p");
  if (line) line.textContent = text;
  box?.setAttribute("data-js-shown", "");
  announce(text);
}

watch(() => {
  const now = document.getElementById("team")?.dataset;
  if (!now || now.team === team) return;
  const before = team;
  team = now.team ?? "";
  if (before) tell(now, before);
});
