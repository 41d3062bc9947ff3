// A live page's socket may die without a word: a laptop slept, a network changed. The server pushes every ten seconds at least, so
// a longer silence is a lost connection; hx-ws then begins a new one.
const LONGEST_SILENCE = 25_000; // milliseconds
const AFTER_WAKING = 12_000;
const LOOK_EVERY = 2_000;
/** @type {HtmxConnection | null} */
let connection = null;
let heardAt = 0;

/** @param {{ detail: { connection: HtmxConnection } }} options */
function hear({ detail }) {
  connection = detail.connection;
  heardAt = performance.now();
}

/** @param {number} longest */
function look(longest) {
  const socket = connection?.socket;
  if (socket?.readyState !== WebSocket.OPEN || performance.now() - heardAt < longest) return;
  connection = null;
  // Closing it properly would wait for an answer that does not come.
  socket.dispatchEvent(new CloseEvent("close", { code: 1006 }));
}

function wake() {
  if (!document.hidden) look(AFTER_WAKING);
}

document.addEventListener("htmx:ws:after:connection", hear);
document.addEventListener("htmx:ws:before:message:incoming", hear);
document.addEventListener("visibilitychange", wake);
addEventListener("pageshow", wake);
addEventListener("online", wake);
setInterval(() => look(LONGEST_SILENCE), LOOK_EVERY);
