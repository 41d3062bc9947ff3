// <button data-opens="dialog-id"> opens that <dialog>; a press on the backdrop closes it; focus returns by itself.
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (opener) {
    const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById(opener.dataset.opens ?? ""));
    if (dialog && !dialog.open) dialog.showModal();
    return;
  }
  const open = event.target.matches?.("dialog[open]") ? /** @type {HTMLDialogElement} */ (event.target) : null;
  if (open && isOutside(open, event)) open.close();
});

/**
 * @param {HTMLDialogElement} dialog
 * @param {MouseEvent} event
 */
function isOutside(dialog, { clientX, clientY, detail }) {
  if (!detail) return false; // a click made by the keyboard has no place
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
