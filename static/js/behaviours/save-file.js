// A form with data-save-file is answered with a file: save it, then show the page as it is after that. Without a file
// in the answer (something was refused) the form is sent as usual, and the page says why.
import { announce } from "./announce.js";

/**
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

document.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement | null} */ (event.target.closest?.("form[data-save-file]"));
  const button = form?.querySelector("button");
  if (!form || !button) return;
  event.preventDefault();
  button.disabled = true;
  let answer;
  try {
    answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(/** @type {Encodable} */ (new FormData(form))),
    });
  } catch {
    button.disabled = false;
    announce("The server does not answer. Please try again.");
    return;
  }
  const name = answer.headers.get("content-disposition")?.match(/filename="([^"]+)"/)?.[1];
  if (!answer.ok || !name) {
    form.submit();
    return;
  }
  save(await answer.blob(), name);
  announce("The links are saved.");
  setTimeout(() => location.reload(), 400);
});
