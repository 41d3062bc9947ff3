// [data-cloud-merge="form-id"]: a [data-word] drawn onto another one sends the form, which counts it with that one.
// With the mouse from the picture and the list; with a finger from the list's grips, so that a page still scrolls.
const FAR_ENOUGH = 6; // pixels: less is a click

/**
 * What is drawn: its word, where it was taken hold of, its label once it moves, and what lies under it.
 * @typedef {object} Drag
 * @property {string | undefined} word
 * @property {string} name
 * @property {HTMLFormElement | null} form
 * @property {number} x
 * @property {number} y
 * @property {number} id
 * @property {HTMLElement} [label]
 * @property {HTMLElement | null} [target]
 */

/** @type {Drag | null} */
let drag = null;

/**
 * @param {number} x
 * @param {number} y
 */
const wordAt = (x, y) => document.elementFromPoint(x, y)?.closest?.("[data-cloud-merge] [data-word]");

/** @param {Drag} drag */
function begin(drag) {
  const label = Object.assign(document.createElement("div"), { className: "drag-label", ariaHidden: "true" });
  drag.label = label;
  document.body.append(label);
  document.documentElement.setAttribute("data-js-dragging", "");
}

/**
 * @param {Drag} drag
 * @param {PointerEvent} event
 */
function move(drag, { clientX, clientY }) {
  if (!drag.label) return;
  const over = wordAt(clientX, clientY);
  const target = over && over.dataset.word !== drag.word ? over : null;
  if (target !== drag.target) {
    drag.target?.removeAttribute("data-js-drop");
    target?.setAttribute("data-js-drop", "");
    drag.target = target;
  }
  drag.label.textContent = target ? `${drag.name} → ${nameOf(target)}` : drag.name;
  drag.label.style.translate = `${clientX + 12}px ${clientY + 12}px`;
}

/**
 * @param {Drag} ended
 * @param {boolean} isDropped
 */
function end({ label, target, word, form }, isDropped) {
  label?.remove();
  target?.removeAttribute("data-js-drop");
  document.documentElement.removeAttribute("data-js-dragging");
  drag = null;
  if (label) addEventListener("click", stop, { capture: true, once: true }); // the press was no click on a link
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 0);
  if (!isDropped || !target || !form) return;
  fieldOf(form, "word").value = word ?? "";
  fieldOf(form, "into").value = target.dataset.word ?? "";
  form.requestSubmit();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
const fieldOf = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** @param {Element} element */
const nameOf = (element) => (element.querySelector("a") ?? element).textContent.trim();

document.addEventListener("pointerdown", (event) => {
  const word = event.target.closest?.("[data-cloud-merge] [data-word]");
  const isGrip = event.target.closest?.("[data-grip]");
  if (!word || event.button !== 0 || (event.pointerType === "touch" && !isGrip)) return;
  if (word.matches("tr") && !event.target.closest("td:first-child")) return;
  const id = word.closest("[data-cloud-merge]")?.dataset.cloudMerge ?? "";
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById(id));
  drag = { word: word.dataset.word, name: nameOf(word), form, x: event.clientX, y: event.clientY, id: event.pointerId };
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  if (!drag.label && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
  if (!drag.label) begin(drag);
  move(drag, event);
});

document.addEventListener("pointerup", ({ pointerId }) => drag?.id === pointerId && end(drag, true));
document.addEventListener("pointercancel", ({ pointerId }) => drag?.id === pointerId && end(drag, false));
document.addEventListener("keydown", ({ key }) => key === "Escape" && drag && end(drag, false));
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("[data-cloud-merge] [data-word]")) event.preventDefault(); // links are not carried away
});
