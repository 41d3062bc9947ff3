// A document that is open before its time: when the editor tells that it can be written in, the page says so.
import { announce } from "./announce.js";

const WRITABLE = new Set(["saved", "saving", "unsaved"]);
const CLOSED = new Set(["reading", "locked"]);

document.addEventListener("visionroom:state", ({ detail }) => {
  const before = document.querySelector("[data-before-writing]");
  const during = document.querySelector("[data-while-writing]");
  const isOpen = WRITABLE.has(detail.state);
  if (!before || !during || during.hidden !== isOpen || !(isOpen || CLOSED.has(detail.state))) return;
  during.hidden = !isOpen;
  before.hidden = isOpen || detail.state === "locked";
  announce(isOpen ? "Writing is open" : "Writing is closed");
});
