// Dialogs that are filled by the server: what a link leads to comes into the dialog's [data-sheet-body], and then it opens.
// Without scripts the link leads to a page. [data-sheet-focus] is where the focus goes; it returns to where it was.
import { watch } from "./watch.js";

const asked = new WeakMap();

/** The phase that this page shows, or "" outside the meeting. */
export const phaseNow = () => document.querySelector("[data-phase]")?.dataset.phase ?? "";

/**
 * Fills the dialog with what is at `address`, and opens it. `opened()` is called before it is shown.
 * @param {HTMLDialogElement} dialog
 * @param {string} address
 * @param {() => void} [opened]
 */
export function openSheet(dialog, address, opened = () => {}) {
  asked.set(dialog, { phase: phaseNow(), opened });
  htmx.ajax("GET", address, { target: `#${bodyOf(dialog)?.id}` });
}

/** @param {HTMLDialogElement} dialog */
const bodyOf = (dialog) => dialog.querySelector("[data-sheet-body]");

/** @param {HTMLDialogElement} dialog */
function came(dialog) {
  const { phase, opened } = asked.get(dialog) ?? {};
  if (!opened) return;
  asked.delete(dialog);
  if (phase !== phaseNow()) return; // the meeting went on while this was on its way
  opened();
  if (!dialog.open) dialog.showModal();
  bodyOf(dialog)?.scrollTo(0, 0);
  dialog.querySelector("[data-sheet-focus]")?.focus({ preventScroll: true });
}

watch((records) => {
  for (const { target, addedNodes } of records) {
    const isBody = addedNodes.length && target instanceof Element && target.matches("[data-sheet-body]");
    const dialog = isBody && target.closest("dialog");
    if (dialog) came(dialog);
  }
});

/**
 * @param {Event} event
 * @param {HTMLElement} pressed
 */
function close(event, pressed) {
  const dialog = pressed.closest("dialog");
  if (dialog) {
    event.preventDefault();
    dialog.close();
  } else if (pressed.matches("button")) history.back(); // the sheet as a page of its own
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("[data-closes-dialog]");
  if (pressed) close(event, pressed);
});
