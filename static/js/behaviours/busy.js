// While a form is on its way its button says so, and a second press does not send it twice.
const GIVE_UP = 10000; // a plain submit that ends in a download never leaves the page
const buttons = new WeakMap();

/**
 * @param {HTMLElement} element
 * @param {HTMLElement | null | undefined} submitter
 */
function buttonOf(element, submitter) {
  if (element.matches?.("button")) return element;
  return submitter ?? element.querySelector?.("button:not([type='button'])");
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement | null | undefined} submitter
 */
function setBusy(element, submitter) {
  const button = buttonOf(element, submitter);
  buttons.set(element, button);
  element.setAttribute("data-js-busy", "");
  button?.setAttribute("aria-busy", "true");
}

/** @param {HTMLElement} element */
function setFree(element) {
  element.removeAttribute("data-js-busy");
  buttons.get(element)?.removeAttribute("aria-busy");
  buttons.delete(element);
}

/** @param {HTMLElement | null} element */
const isBusy = (element) => element?.hasAttribute("data-js-busy");

// Capture phase: before htmx hears of it.
document.addEventListener(
  "submit",
  (event) => {
    if (!isBusy(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method === "dialog") return; // htmx sends it, or nobody does
  setBusy(event.target, event.submitter);
  setTimeout(() => setFree(event.target), GIVE_UP);
});

document.addEventListener("htmx:before:request", ({ target, detail }) => {
  if (target.matches("form, button")) setBusy(target, detail.ctx?.request?.submitter);
});
document.addEventListener("htmx:finally:request", ({ target }) => {
  if (target.matches?.("form, button")) setFree(target); // a form that the reply took away reports on the document
});
addEventListener("pageshow", () => document.querySelectorAll("[data-js-busy]").forEach(setFree));
