// Shortcuts: [data-key="n"] on a button or link. "?" lists them in <dialog id="shortcuts">. Never while somebody is writing.
import { recall, remember } from "./remember.js";
import { watch } from "./watch.js";

const WRITING =
  "input, textarea, select, [contenteditable]:not([contenteditable='false']), [role='textbox'], .cm-editor";
const isOn = () => recall("shortcuts") !== "off";

/** @param {KeyboardEvent & { target: HTMLElement }} event */
function isFree(event) {
  const busy =
    event.defaultPrevented || event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey;
  return isOn() && !busy && !event.target.closest?.(WRITING) && !document.querySelector("dialog[open]");
}

/** @param {HTMLElement} element */
function isUsable(element) {
  return !(/** @type {Partial<HTMLButtonElement>} */ (element).disabled) && element.checkVisibility?.() !== false;
}

/** @param {HTMLElement} element */
function labelOf(element) {
  return element.getAttribute("aria-label") ?? element.textContent.trim().replace(/\s+/g, " ");
}

/** @param {HTMLElement} list */
function listShortcuts(list) {
  const rows = [...document.querySelectorAll("[data-key]")]
    .filter(isUsable)
    .map((element) => [element.dataset.key, labelOf(element)]);
  const parts = [["?", "Show this list"], ...rows].flatMap(([key, label]) => {
    const term = document.createElement("dt");
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    return [term, Object.assign(document.createElement("dd"), { textContent: label })];
  });
  list.replaceChildren(...parts);
}

function openList() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("shortcuts"));
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (!isFree(event)) return;
  const target = [...document.querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key === event.key && isUsable(element),
  );
  if (event.key !== "?" && !target) return;
  event.preventDefault();
  if (event.key === "?") openList();
  else target?.click();
});

document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-keys-toggle]")) remember("shortcuts", event.target.checked ? "on" : "off");
});

watch((records) => {
  const opened = records.some(
    ({ target, attributeName }) =>
      attributeName === "open" && target instanceof HTMLDialogElement && target.id === "shortcuts" && target.open,
  );
  const list = opened && document.querySelector("#shortcuts [data-shortcut-list]");
  if (list) listShortcuts(list);
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-keys-toggle]")))
    if (box.checked !== isOn()) box.checked = isOn();
});
