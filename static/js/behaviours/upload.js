// form[data-upload="bytes"] shows how far a file is on its way and how far it is read, and refuses one that is too large
// before it is sent; form[data-watched="Adding"] shows how far its work is. What the server answers takes the place of
// this page's main part, under its own address. form[data-read-again] sends what was sent last once more.
const LINES = "application/x-ndjson";
/** @type {[string, FormDataEntryValue | null][] | null} */
let held = null; // the file and the paste that were sent last: kept by this page alone, never by the server

/**
 * @param {HTMLFormElement} form
 * @param {string} words
 * @param {number | null | undefined} part
 */
function tell(form, words, part) {
  const box = form.querySelector("[data-upload-progress]");
  const bar = box?.querySelector("progress");
  const status = box?.querySelector("[role='status']");
  if (!box || !bar || !status) return;
  box.hidden = false;
  bar.hidden = part === null;
  if (part === undefined)
    bar.removeAttribute("value"); // under way, for nobody knows how long
  else if (part !== null) bar.value = part;
  if (status.textContent !== words) status.textContent = words;
}

/**
 * The address of a list that has been replaced takes no place in the history: it leads nowhere any more.
 * @param {string} html
 * @param {string} address
 * @param {{ isInPlace?: boolean, keepsPlace?: boolean }} options
 */
function show(html, address, { isInPlace = false, keepsPlace = false } = {}) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.getElementById("main");
  if (!main) return location.assign(address);
  document.getElementById("main")?.replaceWith(document.adoptNode(main));
  document.title = page.title;
  for (const sheet of page.querySelectorAll("link[rel='stylesheet']")) {
    if (!document.querySelector(`link[href="${sheet.getAttribute("href")}"]`)) document.head.append(sheet);
  }
  if (new URL(address, location.href).href !== location.href) {
    history.replaceState({ ...history.state, swapped: true }, "");
    if (isInPlace) history.replaceState({ swapped: true }, "", address);
    else history.pushState({ swapped: true }, "", address);
  }
  readAgain();
  const row = document.getElementById(location.hash.slice(1));
  if (row) row.scrollIntoView({ block: "center" });
  else if (!keepsPlace) scrollTo(0, 0);
  (main.querySelector("[autofocus]") ?? row?.querySelector("summary") ?? main).focus({ preventScroll: true });
}

// What Back and Forward lead to is no longer in this document. They may also be pressed before this script is here.
const [loaded] = performance.getEntriesByType("navigation");
/** @param {string} address */
const pageOf = (address) => address.split("#")[0];
if (history.state?.swapped && loaded && pageOf(loaded.name) !== pageOf(location.href)) location.reload();
addEventListener("popstate", ({ state }) => {
  if (state?.swapped) location.reload();
});

/**
 * @param {string} address
 * @param {RequestInit & { hash?: string }} [options]
 */
async function swap(address, options) {
  try {
    const answer = await fetch(address, options);
    show(await answer.text(), answer.url + (options?.hash ?? ""), { isInPlace: true, keepsPlace: true });
  } catch {
    location.assign(location.href); // the page says what is the case
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function stop(form, words) {
  form.removeAttribute("data-js-uploading");
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  const cancel = form.querySelector("[data-upload-cancel]");
  if (cancel) cancel.hidden = true;
  tell(form, words, null);
}

/**
 * The last line that has come whole.
 * @param {XMLHttpRequest} request
 */
function lastLine(request) {
  const lines = request.responseText.split("\n");
  return lines.length > 1 ? JSON.parse(lines.at(-2) ?? "{}") : {};
}

/**
 * @param {HTMLFormElement} form
 * @param {XMLHttpRequest} request
 * @param {string} doing
 */
function follow(form, request, doing) {
  const { done, total } = lastLine(request);
  if (!total) return;
  const rounded = done.toLocaleString("en");
  tell(form, `${doing}: ${rounded} of ${total.toLocaleString("en")} ${form.dataset.of ?? "rows"}`, done / total);
}

/**
 * @param {HTMLFormElement} form
 * @param {XMLHttpRequest} request
 */
async function finish(form, request) {
  /** @type {{ page?: string, go?: string }} */
  let end = {};
  try {
    end = lastLine(request);
  } catch {
    /* no line at all: another page came, as from a proxy */
  }
  if (end.page) return show(end.page, location.href);
  if (!end.go) {
    return request.status >= 400 && request.responseText.includes('id="main"')
      ? show(request.responseText, location.href)
      : stop(form, "This was cut off, and nothing was changed. Please try again.");
  }
  const answer = await fetch(end.go);
  show(await answer.text(), answer.url, { isInPlace: form.hasAttribute("data-read-again") });
}

/**
 * @param {HTMLFormElement} form
 * @param {XMLHttpRequestBodyInit} data
 * @param {string} action
 * @param {string} doing
 */
function send(form, data, action, doing) {
  const request = new XMLHttpRequest();
  const cancel = form.querySelector("[data-upload-cancel]");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const percent = Math.floor((loaded / total) * 10) * 10; // said aloud in steps
    if (loaded < total) tell(form, `Uploading: ${percent} %`, loaded / total);
  });
  request.upload.addEventListener("load", () => tell(form, `${doing}…`, undefined));
  request.addEventListener("progress", () => follow(form, request, doing));
  request.addEventListener("load", () => finish(form, request));
  request.addEventListener("error", () => stop(form, "This was cut off, and nothing was changed. Please try again."));
  request.addEventListener("abort", () => stop(form, "Cancelled. Nothing was changed."));
  if (cancel) {
    cancel.hidden = false;
    cancel.onclick = () => request.abort();
  }
  request.open("POST", action);
  request.setRequestHeader("accept", LINES);
  request.send(data);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 * @param {string} words
 * @param {XMLHttpRequestBodyInit} data
 * @param {string} doing
 */
function start(form, submitter, words, data, doing) {
  form.setAttribute("data-js-uploading", "");
  submitter?.setAttribute("aria-busy", "true");
  tell(form, words, 0);
  send(form, data, form.action, doing);
}

/**
 * A page that was loaded anew holds nothing: the file is asked for where it can be chosen.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 */
function askAgain(form, field) {
  const box = form.closest("details");
  if (box) box.open = true;
  field.focus();
  field.scrollIntoView({ block: "center" });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
function upload(form, submitter) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input[type='file']"));
  const data = new FormData(form, submitter);
  const chosen = /** @type {File} */ (data.get("file"));
  const pasted = String(data.get("pasted") ?? "");
  const isWithout = form.hasAttribute("data-read-again") && !held && !chosen.size && !pasted.trim();
  if (isWithout) return askAgain(form, field);
  if (form.hasAttribute("data-read-again") && held) {
    for (const [name, value] of held) data.set(name, /** @type {string} */ (value)); // a file or a text
  }
  const file = /** @type {File} */ (data.get("file"));
  const isTooLarge = file.size > Number(form.dataset.upload);
  const warning = form.querySelector("[data-upload-too-large]");
  if (warning) warning.hidden = !isTooLarge;
  if (isTooLarge) return field.focus();
  held = [
    ["file", file],
    ["pasted", data.get("pasted")],
  ];
  start(form, submitter, "Uploading: 0 %", data, "Reading");
}

// What this page still holds need not be chosen again.
function readAgain() {
  for (const box of document.querySelectorAll("[data-read-again] [data-held]")) box.hidden = held !== null;
}

// A page that still has the file stays, with other rows in it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("nav[data-swap] a");
  if (!link || !held || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  swap(/** @type {HTMLAnchorElement} */ (link).href);
});

// Capture phase: before the form counts as a plain one.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const isUpload = form.matches("[data-upload]");
    if (form.matches("[data-swap]") && held) {
      event.preventDefault();
      const fields = new URLSearchParams(/** @type {Encodable} */ (new FormData(form)));
      if (form.method === "get") swap(`${form.action}?${fields}`);
      else swap(form.action, { method: "POST", body: fields, hash: form.dataset.swap });
      return;
    }
    if (!isUpload && !form.matches("[data-watched]")) return;
    if (event.submitter?.hasAttribute("formaction")) return; // another act
    event.preventDefault();
    if (form.hasAttribute("data-js-uploading")) return;
    if (isUpload) upload(form, event.submitter);
    else
      start(
        form,
        event.submitter,
        `${form.dataset.watched}…`,
        new URLSearchParams(/** @type {Encodable} */ (new FormData(form))),
        form.dataset.watched ?? "",
      );
  },
  true,
);
