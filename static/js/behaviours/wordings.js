// details[data-wordings=ADDRESS][data-version]: what is inside is fetched when it is opened, and again whenever the version
// changes or something was pressed in it. Pushes leave the inside alone, so nothing that is being read there goes away.
import { watch } from "./watch.js";

const loaded = new WeakMap(); // details -> the version that it shows

/** @param {HTMLDetailsElement} details */
function load(details) {
  loaded.set(details, details.dataset.version);
  window.htmx.ajax("GET", details.dataset.wordings ?? "", {
    target: details.querySelector("summary + *"),
    swap: "innerMorph",
  });
}

watch(() => {
  for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll("details[data-wordings][open]")
  )) {
    if (loaded.get(details) !== details.dataset.version) load(details);
  }
});

document.addEventListener("htmx:after:request", ({ target, detail }) => {
  /** @type {HTMLDetailsElement | null | undefined} */
  const details = target.closest?.(".wordings")?.querySelector("details[data-wordings]");
  if (details?.open && detail.ctx?.request?.method === "POST") load(details);
});

// "Leave it": the question goes, and the keyboard stays at the list that it came from.
document.addEventListener("click", ({ target }) => {
  const said = target.closest?.("[data-forgets-question]")?.closest(".wordings-said");
  if (!said) return;
  said.replaceChildren();
  document.querySelector(`#wordings-${CSS.escape(said.id.replace("wordings-said-", ""))} summary`)?.focus();
});

// What was done is said for a while, and until this person writes on. A question stays.
const SHOWN_FOR = 20_000;
const DONE = ".wordings-said:has(> .banner:is([data-tone='good'], [data-tone='info']))";
const leaving = new WeakSet(); // what is said

/** @param {HTMLElement} banner */
function letGo(banner) {
  if (banner.contains(document.activeElement)) setTimeout(() => letGo(banner), SHOWN_FOR);
  else banner.remove();
}

watch(() => {
  for (const banner of document.querySelectorAll(`${DONE} > .banner`)) {
    if (leaving.has(banner)) continue;
    leaving.add(banner);
    setTimeout(() => letGo(banner), SHOWN_FOR);
  }
});

document.addEventListener("input", ({ target }) => {
  if (target.closest?.("[data-editor]")) document.querySelectorAll(`${DONE} > .banner`).forEach(letGo);
});

// What is said to a press stands above the text, which may be out of sight from the list below it.
document.addEventListener("htmx:after:swap", ({ target, detail }) => {
  const said = detail.ctx?.target ?? target;
  if (said.matches?.(".wordings-said") && said.childElementCount) said.scrollIntoView({ block: "nearest" });
});
