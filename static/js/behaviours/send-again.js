// <form data-sends-again data-trying="…" data-failed="…">: where neither the network nor the server takes it, what was typed
// stays, and it is sent again a few times. The key in it makes it count once. Any other answer is left to a plain post.
const WAITS = [2, 5, 10, 20, 40]; // seconds at least before each further try, up to half as much more
const PATIENCE = 20_000; // milliseconds for one try
let isThanked = false;

/** @param {number} status */
const isLater = (status) => status === 429 || status >= 500;

/** @param {HTMLFormElement} form */
function send(form) {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(/** @type {Encodable} */ (new FormData(form))).toString();
  return fetch(form.action, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} text
 */
function tell(form, text) {
  form.querySelector("#answer-error")?.remove();
  const told = form.querySelector("[data-told]");
  if (told) told.textContent = text;
  document.querySelector("nav")?.setAttribute("hidden", ""); // another language would lose what was typed
}

/** @param {number} seconds */
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000 * (1 + Math.random() / 2)));

/** @param {HTMLFormElement} form */
async function trying(form) {
  for (const wait of [...WAITS, 0]) {
    const answer = await send(form);
    if (answer && !isLater(answer.status)) return answer;
    if (wait) tell(form, form.dataset.trying ?? "");
    if (wait) await pause(Math.max(wait, Number(answer?.headers.get("Retry-After")) || 0));
  }
  tell(form, form.dataset.failed ?? "");
  return null;
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} isBusy
 */
function busy(form, isBusy) {
  for (const box of form.querySelectorAll("textarea")) box.readOnly = isBusy;
  form.querySelector("button")?.setAttribute("aria-busy", String(isBusy));
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-sends-again]")) return;
  event.preventDefault();
  if (form.querySelector("[aria-busy='true']")) return;
  busy(form, true);
  const answer = await trying(form);
  if (answer?.redirected) {
    isThanked = true;
    location.assign(answer.url);
  } else if (answer) form.submit();
  else busy(form, false);
});

// Brought back from the browser's memory by Back, an answer that was thanked for would be sent with a key that is used up.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && isThanked) location.reload();
});
