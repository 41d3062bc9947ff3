// form[data-late-offer]: text that missed the lock (the editor says so with visionroom:late) is kept on this device until its
// author offers it as a late draft, or lets it go.
import { announce } from "./announce.js";

const form = document.querySelector("[data-late-offer]");
const notice = document.querySelector("[data-late-kept]"); // keeps the text too, and sends people to the meeting's page
const key = `visionroom-late-${form?.dataset.lateOffer ?? notice?.dataset.lateKept}`;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null; // storage may be forbidden; the text is then on this page only
  }
}

function keep(late) {
  try {
    if (late) localStorage.setItem(key, JSON.stringify(late));
    else localStorage.removeItem(key);
  } catch {
    // see kept()
  }
}

function show(late) {
  form.querySelector("textarea").value = late.text;
  form.dataset.jsDocument = late.document;
  form.setAttribute("data-js-shown", "");
  announce("Your last words came after time was up. You can offer them as a late draft.");
}

function settle() {
  document.dispatchEvent(new CustomEvent("visionroom:late-settled", { detail: { document: form.dataset.jsDocument } }));
  keep(null);
  form.removeAttribute("data-js-shown");
}

if (notice) {
  document.addEventListener("visionroom:late", ({ detail }) => {
    if (!detail.text.trim()) return;
    keep({ document: detail.document, text: detail.text });
    notice.setAttribute("data-js-shown", "");
    announce("Your last words came after time was up. You can offer them on the meeting’s page.");
  });
}

if (form) {
  const late = kept();
  if (late) show(late);
  document.addEventListener("visionroom:late", ({ detail }) => {
    if (!detail.text.trim()) return;
    keep({ document: detail.document, text: detail.text });
    show(detail);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-late-dismiss]")) settle();
  });
  document.addEventListener("htmx:after:request", ({ target, detail }) => {
    if (target === form && detail.ctx?.response?.status < 400) settle();
  });
}
