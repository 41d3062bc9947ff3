// [data-own-words]: somebody has lost their place, and with it perhaps the document in which they wrote alone. Its words stay on
// this page: the section shows them to copy, and the browser asks before the page is left.
const OWN_EDITOR = "[data-editor][data-mode='write'][data-presence='no']";
const NO_PLACE = new Set([4401, 4405, 4407, 4408, 4409]);
const REMOVED = 4405;
let left = "";

function written() {
  const asked = { text: "" };
  document.querySelector(OWN_EDITOR)?.dispatchEvent(new CustomEvent("visionroom:read", { detail: asked }));
  return asked.text;
}

document.addEventListener("visionroom:ended", ({ detail: { code } }) => {
  const section = document.querySelector("[data-own-words]");
  if (!section || !NO_PLACE.has(code)) return;
  document.querySelector("[data-late-offer]")?.removeAttribute("data-js-shown"); // it cannot be offered from here any more
  left = written();
  if (!left.trim()) return;
  section.querySelector("textarea").value = left;
  for (const why of section.querySelectorAll("[data-code]")) why.hidden = (Number(why.dataset.code) === REMOVED) !== (code === REMOVED);
  section.setAttribute("data-js-shown", "");
});

addEventListener("beforeunload", (event) => {
  if (left.trim()) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-own-words] [data-copy]")) left = "";
});
