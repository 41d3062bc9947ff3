// A request that never reached the server: say so, keep what was typed, invite another try. [data-dismiss] closes a banner.
import { announce } from "./announce.js";

const TEXT = "That did not get through. What you typed is still here. Check your connection and try again.";

document.addEventListener("htmx:error", ({ detail }) => {
  if (!detail.ctx || detail.ctx.response) return; // the server answered: its own page says what happened
  const banner = document.getElementById("problem-banner");
  const line = banner?.querySelector("p");
  if (banner && line) {
    line.textContent = TEXT;
    banner.setAttribute("data-js-shown", "");
  }
  announce(TEXT);
});

document.addEventListener("htmx:after:request", () => {
  document.getElementById("problem-banner")?.removeAttribute("data-js-shown");
});

document.addEventListener("click", (event) => {
  event.target.closest?.("[data-dismiss]")?.closest(".banner")?.removeAttribute("data-js-shown");
});
