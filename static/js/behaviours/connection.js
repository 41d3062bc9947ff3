// The live page's socket (htmx's hx-ws): says when the connection is lost, and when only the person can mend it.
import { announce } from "./announce.js";

// Close codes after which hx-ws does not try again; see the design's list of socket close codes.
const ENDED = {
  4008: "Your connection was too slow to keep up. Nothing is lost. Reload to carry on.",
  4009: "This page and the server did not understand each other. Nothing is lost. Reload to carry on.",
  4010: "This part of the workshop has closed. Reload to see where everyone is now.",
  4401: "This page is no longer yours: you were signed out, or your link was replaced. Open your newest link, or ask your facilitator.",
  4403: "You do not have access to this page any more. Reload, or ask your facilitator.",
  4404: "This page does not exist any more. Reload to see where everyone is now.",
};
const PATIENCE = 1200; // a hiccup that mends itself within this many milliseconds is nobody's concern
let waiting = null;

const banner = () => document.getElementById("connection-banner");

function show(text, ended) {
  const box = banner();
  if (!box) return;
  const message = document.createElement("p");
  message.textContent = text;
  box.replaceChildren(message, ...(ended ? [reloadLink()] : []));
  box.dataset.tone = ended ? "bad" : "warn";
  box.setAttribute("data-js-shown", "");
  announce(text);
}

function reloadLink() {
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "Reload";
  return link;
}

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
    return show(ENDED[detail.code] ?? "The connection has ended. Nothing is lost. Reload to carry on.", true);
  }
  // Every failed attempt ends in another close: patience counts from the first.
  waiting ??= setTimeout(() => show("Connection lost. Reconnecting… Nothing is lost.", false), PATIENCE);
});

document.addEventListener("htmx:ws:after:connection", () => {
  stopWaiting();
  if (!banner()?.hasAttribute("data-js-shown")) return;
  banner().removeAttribute("data-js-shown");
  announce("Connected again.");
});

addEventListener("pagehide", stopWaiting);
