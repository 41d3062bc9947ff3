// <button data-second-press="Not everyone is done. Press again">: the first press asks, the second acts.
import { announce } from "./announce.js";
import { meaning, settle } from "./settle.js";
import { watch } from "./watch.js";
import { say, unsay } from "./words.js";

const ARMED_FOR = 5000;
const asked = new WeakMap(); // what each armed button was asked about
const expiring = new WeakMap();
/** @param {HTMLButtonElement} button */
const subject = (button) => `${button.dataset.secondPress} ${meaning(button)}`;

/** @param {HTMLButtonElement} button */
function disarm(button) {
  clearTimeout(expiring.get(button));
  button.removeAttribute("data-js-armed");
  unsay(button);
}

/** @param {HTMLButtonElement} button */
function arm(button) {
  const question = button.dataset.secondPress ?? "";
  asked.set(button, subject(button));
  button.setAttribute("data-js-armed", question);
  say(button, question);
  announce(question);
  settle(button); // a double click is one press
  clearTimeout(expiring.get(button));
  expiring.set(
    button,
    setTimeout(() => disarm(button), ARMED_FOR),
  );
}

// Capture phase on the document: before htmx's own listeners on the button or its form.
document.addEventListener(
  "click",
  (event) => {
    const button = /** @type {HTMLButtonElement | null} */ (event.target.closest?.("[data-second-press]"));
    if (!button) return;
    if (button.hasAttribute("data-js-armed")) return disarm(button);
    event.preventDefault();
    event.stopImmediatePropagation();
    arm(button);
  },
  true,
);

// A morph may have turned the element into another button: an answer counts only for the question that was asked.
watch(() => {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-js-armed]"))) {
    if (asked.get(button) !== subject(button)) disarm(button);
  }
});
