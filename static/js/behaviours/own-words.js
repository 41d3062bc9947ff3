// [data-own-words]: somebody has lost their place, and with it perhaps what they wrote. Its words stay in this tab, on this page
// and on those that say after a reload that there is no place any more; the browser asks before they are left uncopied.
// Another seat or account in the same tab wipes them.
import { keptLate } from "./late.js";

const SLOT = "visionroom-own-words"; // { home, text } of the seat that this tab had; `text` once the place was lost
const NO_PLACE = new Set([4401, 4405, 4407, 4408, 4409]);
const REMOVED = 4405;
const NOT_THEIRS = new Set([...NO_PLACE, 4403, 4404, 4406]); // no press on this page can work any more
const section = document.querySelector("[data-own-words]");
const home = document.querySelector("[data-late-offer], [data-late-kept]")?.dataset;
let left = "";

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(SLOT) ?? "{}");
  } catch {
    return {}; // storage may be forbidden
  }
}

/** @param {OwnWords | null} record */
function store(record) {
  try {
    if (record) sessionStorage.setItem(SLOT, JSON.stringify(record));
    else sessionStorage.removeItem(SLOT);
    return Boolean(record);
  } catch {
    return false;
  }
}

/**
 * @param {string[]} texts
 * @param {boolean} isKept
 */
function show(texts, isKept) {
  left = [...new Set(texts.map((text) => text?.trim()).filter(Boolean))].join("\n\n");
  const box = section?.querySelector("textarea");
  if (!left || !section || !box) return;
  box.value = left;
  for (const one of section.querySelectorAll("[data-own-here]")) one.hidden = isKept;
  for (const one of section.querySelectorAll("[data-own-kept]")) one.hidden = !isKept;
  section.setAttribute("data-js-shown", "");
}

function written() {
  /** @type {string[]} */
  const texts = [];
  const read = new CustomEvent("visionroom:read", { detail: { texts } });
  for (const editor of document.querySelectorAll("[data-editor][data-mode='write']")) editor.dispatchEvent(read);
  return texts;
}

document.addEventListener("visionroom:ended", ({ detail: { code } }) => {
  if (!section || !NOT_THEIRS.has(code)) return;
  document.body.setAttribute("data-js-ended", ""); // presses go, words stay
  if (!NO_PLACE.has(code)) return;
  document.querySelector("[data-late-offer]")?.removeAttribute("data-js-shown"); // it cannot be offered from here any more
  const texts = [...written(), ...keptLate()];
  const text = texts.filter((one) => one.trim()).join("\n\n");
  for (const why of section.querySelectorAll("[data-code]"))
    why.hidden = (Number(why.dataset.code) === REMOVED) !== (code === REMOVED);
  show(texts, text !== "" && store({ home: read().home, text }));
});

addEventListener("beforeunload", (event) => {
  if (left) event.preventDefault();
});

document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-own-words] [data-copy]")) left = "";
  if (!target.closest?.("[data-own-words] [data-own-forget]")) return;
  left = "";
  store(null);
  section?.removeAttribute("data-js-shown");
});

/**
 * The page of somebody without a place, in the tab that had one.
 * @param {string} workshop
 */
function lookFor(workshop) {
  const { home: seat, text } = read();
  if (!seat?.startsWith(`${workshop}-`)) return;
  if (text) return show([text], true);
  document.addEventListener("visionroom:left", ({ detail }) => show([...detail.texts, ...keptLate(seat)], true));
  if (!section) return;
  section.dataset.leftBy = seat;
  import(section.dataset.editorBundle ?? ""); // knows how documents are kept
}

if (home) store({ home: home.lateOffer ?? home.lateKept });
else if (section) lookFor(section.dataset.workshop ?? "");
else if (document.body?.dataset.keeps) store(null);
