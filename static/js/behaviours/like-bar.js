// The form [data-like-bar]: shows the chosen phrase, asks why, and sends draft, start, end and phrase with it.
import { announce } from "./announce.js";
import { keep, kept } from "./kept.js";
import { watch } from "./watch.js";

/** @type {ChosenPhrase | null} */
let chosen = null;
let open = false;

const bar = () => /** @type {HTMLFormElement | null} */ (document.querySelector("[data-like-bar]"));

/**
 * Opens the bar on `phrase` ({draft, start, end, phrase}), or open and empty on null.
 * @param {ChosenPhrase | null} phrase
 */
export function choose(phrase) {
  if (phrase && phrase.phrase !== chosen?.phrase) announce(`Chosen: ${phrase.phrase}`);
  chosen = phrase;
  open = true;
  const form = bar();
  if (form) keep(form, { extra: chosen });
  show();
}

/** After a reload: the words that were chosen, if they are still there. */
function bringBack() {
  const form = bar();
  const before = !open && form && kept(form)?.extra;
  const draft = before && document.querySelector(`.draft-text[data-draft="${CSS.escape(before.draft ?? "")}"]`);
  if (draft && [...draft.textContent].slice(before.start, before.end).join("") === before.phrase) choose(before);
}

/** Puts the bar away and forgets the choice; like-words.js and phrase.js hear of it. */
function close() {
  if (!open) return;
  chosen = null;
  open = false;
  bar()?.reset();
  show();
  document.dispatchEvent(new CustomEvent("like-bar-closed"));
}

function show() {
  const form = bar();
  const phrase = form?.querySelector("[data-like-phrase]");
  if (phrase && phrase.textContent !== (chosen?.phrase ?? "")) phrase.textContent = chosen?.phrase ?? "";
  if (form && form.hasAttribute("data-js-shown") !== open) form.toggleAttribute("data-js-shown", open);
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-like-cancel]")) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});

// A press elsewhere puts the bar away, unless a reason was begun.
document.addEventListener("pointerdown", (event) => {
  /** @type {NodeListOf<HTMLInputElement> | undefined} */
  const inputs = bar()?.querySelectorAll("input:not([type=hidden])");
  const begun = [...(inputs ?? [])].some((input) => input.value);
  if (!begun && !event.target.closest?.("[data-like-bar], [data-like-words], .draft-text")) close();
});

document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches("[data-like-bar]") || chosen) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    announce("Select the words you like first.");
  },
  true,
);

// Filled in as the form is read for sending, so that a morph of its hidden fields cannot change what was chosen.
document.addEventListener("formdata", ({ target, formData }) => {
  if (!chosen || !target.matches("[data-like-bar]")) return;
  for (const [name, value] of Object.entries(chosen)) formData.set(name, String(value));
});

document.addEventListener("htmx:after:request", ({ target, detail }) => {
  if (target.matches?.("[data-like-bar]") && Number(detail.ctx?.response?.status) < 400) close();
});

watch(() => {
  bringBack();
  show();
});
