// A word of the cloud opens the answers behind it in #answers-sheet, over the page. Esc, the browser's way back, or a phase
// change closes it. Its address leads to the same page with the sheet open, after a reload too.
import { openSheet, phaseNow } from "./sheet.js";
import { watch } from "./watch.js";

const WORDS = 'a:is([href*="?word="], [href*="&word="]):not(.word-tool)';
const sheet = () => /** @type {HTMLDialogElement} */ (document.getElementById("answers-sheet"));
const isInHistory = () => history.state?.sheet === true;
/** @type {HTMLElement | null} */
let word = null; // the link that was pressed
let phase = "";

/** @param {HTMLElement} link */
const addressOf = (link) => new URL(link.getAttribute("href") ?? "", location.href).href; // in the picture `href` is no string

/** @param {string} address */
function open(address) {
  openSheet(sheet(), address, () => {
    phase = phaseNow();
    if (isInHistory()) history.replaceState(history.state, "", address);
    else if (sheet().open)
      history.replaceState(null, "", address); // it came with the page
    else history.pushState({ sheet: true }, "", address);
  });
}

/** What stands for the word in the list, which keyboards and readers use, or the word in the picture. */
function place() {
  const inList = word?.closest("[aria-hidden]") && document.getElementById(word.id.replace(/^w-/, "l-"));
  return inList?.querySelector("a") ?? word;
}

function closed() {
  if (isInHistory()) history.back();
  else if (new URLSearchParams(location.search).has("word")) history.replaceState(null, "", sheet().dataset.home);
  const back = place()?.isConnected ? place() : document.getElementById("main");
  word = null;
  back?.focus({ preventScroll: true });
  sheet().querySelector("[data-sheet-body]")?.replaceChildren();
}

/**
 * It came open with the page: from now on it holds the focus, and Esc closes it.
 * @param {HTMLDialogElement} dialog
 */
function takeOver(dialog) {
  phase = phaseNow();
  history.replaceState(null, "", location.href);
  dialog.removeAttribute("open");
  dialog.showModal();
  dialog.querySelector("[data-sheet-focus]")?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(WORDS);
  if (!link || !sheet() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!link.closest("#answers-sheet")) word = link;
  /** @type {HTMLDialogElement | null} */ (link.closest("dialog:not(#answers-sheet)"))?.close();
  open(addressOf(link));
});

document.addEventListener("close", (event) => event.target === sheet() && closed(), true); // it does not bubble

addEventListener("popstate", () => {
  if (sheet()?.open && !isInHistory()) sheet().close();
  else if (sheet() && !sheet().open && isInHistory()) open(location.href);
});

watch(() => {
  const dialog = sheet();
  if (!dialog?.open) return;
  if (!dialog.matches(":modal")) takeOver(dialog);
  else if (phase !== phaseNow()) dialog.close();
});
