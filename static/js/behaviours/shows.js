// <button data-shows="id" hidden>: shows what is typed into that password box, and hides it again. Sent, it is always hidden:
// browsers remember what stands in boxes of text.
const SHOW = "Show the password";
const HIDE = "Hide the password";

/**
 * @param {HTMLElement} button
 * @param {boolean} isShown
 */
function turn(button, isShown) {
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById(button.dataset.shows ?? ""));
  if (box) box.type = isShown ? "text" : "password";
  button.textContent = isShown ? HIDE : SHOW;
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-shows]");
  if (button) turn(button, button.textContent === SHOW);
});

document.addEventListener(
  "submit",
  ({ target }) => {
    for (const button of target.querySelectorAll("[data-shows]")) turn(button, false);
  },
  true,
);

for (const button of document.querySelectorAll("[data-shows]")) {
  turn(button, false);
  button.setAttribute("data-js-shown", "");
}
