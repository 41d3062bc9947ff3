// [data-cloud-merge="form-id"]: a [data-word] drawn onto another one sends the form, which counts it with that one.
// With the mouse from the picture and the list; with a finger from the list's grips, so that a page still scrolls.
const FAR_ENOUGH = 6; // pixels: less is a click

let drag = null;

const wordAt = (x, y) => document.elementFromPoint(x, y)?.closest?.("[data-cloud-merge] [data-word]");

function begin() {
  drag.label = Object.assign(document.createElement("div"), { className: "drag-label", ariaHidden: "true" });
  document.body.append(drag.label);
  document.documentElement.setAttribute("data-js-dragging", "");
}

function move({ clientX, clientY }) {
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

function end(isDropped) {
  const { label, target, word, form } = drag;
  label?.remove();
  target?.removeAttribute("data-js-drop");
  document.documentElement.removeAttribute("data-js-dragging");
  drag = null;
  if (label) addEventListener("click", stop, { capture: true, once: true }); // the press was no click on a link
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 0);
  if (!isDropped || !target || !form) return;
  form.elements.word.value = word;
  form.elements.into.value = target.dataset.word;
  form.requestSubmit();
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

const nameOf = (element) => (element.querySelector("a") ?? element).textContent.trim();

document.addEventListener("pointerdown", (event) => {
  const word = event.target.closest?.("[data-cloud-merge] [data-word]");
  const isGrip = event.target.closest?.("[data-grip]");
  if (!word || event.button !== 0 || (event.pointerType === "touch" && !isGrip)) return;
  if (word.matches("tr") && !event.target.closest("td:first-child")) return;
  const form = document.getElementById(word.closest("[data-cloud-merge]").dataset.cloudMerge);
  drag = { word: word.dataset.word, name: nameOf(word), form, x: event.clientX, y: event.clientY, id: event.pointerId };
});

document.addEventListener("pointermove", (event) => {
  if (event.pointerId !== drag?.id) return;
  if (!drag.label && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
  if (!drag.label) begin();
  move(event);
});

document.addEventListener("pointerup", ({ pointerId }) => pointerId === drag?.id && end(true));
document.addEventListener("pointercancel", ({ pointerId }) => pointerId === drag?.id && end(false));
document.addEventListener("keydown", ({ key }) => key === "Escape" && drag && end(false));
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("[data-cloud-merge] [data-word]")) event.preventDefault(); // links are not carried away
});
