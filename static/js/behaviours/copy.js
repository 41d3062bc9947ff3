// [data-copy="#id"] copies that field's value or that element's text; [data-copy="text"] copies the text itself.
import { announce } from "./announce.js";
import { say, unsay } from "./words.js";

/** @param {string} source */
function textFor(source) {
  const element = source.startsWith("#") ? document.getElementById(source.slice(1)) : null;
  if (!element) return source;
  return "value" in element ? String(element.value) : element.textContent.trim();
}

/**
 * Without https there is no clipboard API (a server on the local network, say); the old command still works there.
 * @param {string} text
 */
function copyTheOldWay(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

/** @param {string} text */
async function copyText(text) {
  if (!navigator.clipboard) return copyTheOldWay(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text); // permission refused
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  event.preventDefault();
  const said = (await copyText(textFor(button.dataset.copy ?? ""))) ? "Copied" : "Select and copy by hand";
  button.focus();
  say(button, said);
  announce(said);
  setTimeout(() => unsay(button), 2000);
});
