// The live page's socket (htmx's hx-ws): says when the connection is lost, and when only the person can mend it.
import { announce } from "./announce.js";

// Close codes after which hx-ws does not try again; see docs/protocol.md.
/** @type {Record<number, string>} */
const ENDED = {
  4008: "Your connection was too slow to keep up. Nothing is lost. Reload to carry on.",
  4009: "This page and the server did not understand each other. Nothing is lost. Reload to carry on.",
  4010: "This part of the workshop has closed. Reload to see where everyone is now.",
  4401: "This page is no longer yours: you were signed out, your link was replaced, or you were taken off the list. Open your newest link, or ask your facilitator.",
  4403: "You do not have access to this page any more. Reload, or ask your facilitator.",
  4404: "This page does not exist any more. Reload to see where everyone is now.",
  4405: "Your facilitator has taken you off the list, so this page no longer follows the meeting. If that was a mistake, ask them for a new link.",
  4406: "This seat is kept for another device now: “Only here” was pressed there. If that was not you, tell your facilitator.",
  4407: "Your facilitator has freed your place, so this page no longer has it. Open your personal link again, or join with the code.",
  4408: "This browser has left this place to choose another name. Reload to see where you are now.",
  4409: "Your facilitator has made a new link for you, so this page no longer has your place. Open your new link, or ask for it.",
};
const REMOVED = 4405; // a reload would only lose what is left on the page
const PATIENCE = 1200; // a hiccup that mends itself within this many milliseconds is nobody's concern
/** @type {number | null} */
let waiting = null;
let failures = 0; // connections in a row on which nothing was heard

const banner = () => document.getElementById("connection-banner");

/**
 * @param {string} text
 * @param {number} code
 */
function show(text, code) {
  const box = banner();
  if (!box) return;
  const message = document.createElement("p");
  message.textContent = text;
  box.replaceChildren(message, ...(code && code !== REMOVED ? [reloadLink()] : []));
  box.dataset.tone = code ? "bad" : "warn";
  box.setAttribute("data-js-shown", "");
  announce(text);
}

function reloadLink() {
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "Reload";
  return link;
}

/** @param {DocumentEventMap["htmx:ws:close"]["detail"]} detail */
function isRetried(detail) {
  const codes = detail.connection?.config?.reconnectCodes ?? [];
  return detail.connection?.config?.reconnect !== false && codes.includes(detail.code);
}

function stopWaiting() {
  clearTimeout(waiting);
  waiting = null;
}

document.addEventListener("htmx:ws:close", ({ detail }) => {
  // Any other reason: the element went away on purpose. A hidden page may be paused by hx-ws and goes on when seen again.
  if (detail.reason !== "closed" || (document.hidden && detail.connection.config.pauseOnBackground)) return;
  if (!isRetried(detail)) {
    stopWaiting();
    show(ENDED[detail.code] ?? "The connection has ended. Nothing is lost. Reload to carry on.", detail.code || 1000);
    return document.dispatchEvent(new CustomEvent("visionroom:ended", { detail: { code: detail.code } }));
  }
  // hx-ws begins its waits anew with each connection that opens. A server whose database is away opens it and ends it at once.
  detail.connection.attempt = failures++;
  // Every failed attempt ends in another close: patience counts from the first.
  waiting ??= setTimeout(() => show("Connection lost. Reconnecting… Nothing is lost.", 0), PATIENCE);
});

// Only now: a connection that opens may still end before the server says anything.
document.addEventListener("htmx:ws:before:message:incoming", () => {
  failures = 0;
  stopWaiting();
  const box = banner();
  if (!box?.hasAttribute("data-js-shown")) return;
  box.removeAttribute("data-js-shown");
  announce("Connected again.");
});

addEventListener("pagehide", stopWaiting);
