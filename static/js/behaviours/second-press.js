// <button data-second-press="Not everyone is done. Press again to end early">: the first press asks, the second acts.
import { announce } from "./announce.js";

const ARMED_FOR = 5000;

function disarm(button) {
  button.removeAttribute("data-js-armed");
  button.removeAttribute("data-js-note");
}

function arm(button) {
  const question = button.dataset.secondPress;
  button.setAttribute("data-js-armed", question);
  button.setAttribute("data-js-note", question);
  announce(question);
  setTimeout(() => disarm(button), ARMED_FOR);
}

// Capture phase on the document: before htmx's own listeners on the button or its form.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-second-press]");
  if (!button) return;
  // A morph may have turned this element into another button: an answer counts only for the question that was asked.
  if (button.dataset.jsArmed === button.dataset.secondPress) return disarm(button);
  event.preventDefault();
  event.stopImmediatePropagation();
  arm(button);
}, true);
