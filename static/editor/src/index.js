/**
 * Puts an editor into every `<div data-editor …>` on the page, now and whenever one is added, and ends it when its
 * element leaves. Attributes are read in settings.js. People who type go on typing (focus.js).
 */
import "./styles.js";

import { takeAheadElsewhere } from "./ahead.js";
import { Focus } from "./focus.js";
import { showLeftBehind } from "./left-behind.js";
import { Mount, tellLate } from "./mount.js";
import { Session } from "./session.js";
import { HOME, settingsOfLeftover } from "./settings.js";
import { Store } from "./store.js";

const SELECTOR = "[data-editor]";
const mounts = new Map();
const focus = new Focus(mounts);
const leaving = new Set();

function sweep() {
  const gone = [...mounts.values()].filter(({ element }) => !element.isConnected);
  const fresh = [...document.querySelectorAll(SELECTOR)]
    .filter((element) => !mounts.has(element))
    .map((one) => new Mount(one));
  for (const { element } of gone) mounts.delete(element);
  for (const mounted of fresh) mounts.set(mounted.element, mounted);
  focus.goesOn(gone, fresh);
  gone.forEach(end);
  fresh.forEach((mounted) => mounted.start());
}

/** @param {Mount} mounted */
function end(mounted) {
  mounted.destroy();
  for (const session of leaving.add(mounted.session)) if (session.isStopped) leaving.delete(session);
}

const everySession = () => [...[...mounts.values()].map(({ session }) => session), ...leaving];
/** @param {(mounted: Mount) => void} action */
const each = (action) => () => mounts.forEach(action);
const nudge = () => everySession().forEach((session) => session.nudge());
const refresh = each((mounted) => mounted.refresh());

/**
 * Editors change their own insides with every key: only changes outside of them can add or remove one.
 * @param {MutationRecord} options
 */
function outside({ target }) {
  return !(/** @type {Partial<Element>} */ (target).closest?.(SELECTOR));
}

new MutationObserver((records) => {
  if (!records.some(outside)) return;
  sweep();
  refresh();
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener("htmx:after:swap", () => {
  refresh();
  mounts.forEach(({ session }) => session.shown());
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && nudge());
for (const event of ["online", "offline", "pageshow"]) addEventListener(event, nudge);
addEventListener("pagehide", () => everySession().forEach((session) => session.tidy()));
addEventListener("beforeunload", (event) => {
  /** @param {Mount | Session} one */
  const unsafe = (one) => one.wouldLose;
  if ([...mounts.values()].some(unsafe) || [...leaving].some(unsafe)) event.preventDefault();
});

/** What came too late elsewhere is put at the end of the text that this person can write in now. */
document.addEventListener("visionroom:put", (event) => {
  const open = [...mounts.values()].find(({ editor }) => editor.writable);
  if (open?.editor.append(event.detail.text)) event.preventDefault();
});

/** Somebody has offered, or let go, what came too late: nothing of it stays on this device. */
document.addEventListener("visionroom:late-settled", ({ detail }) => {
  Store.forget(detail.document).catch((error) => console.warn("This device could not forget a late text", error));
});
/**
 * What this seat's earlier visits could not send, of documents that are not on the page: sent, or its author is told.
 * @param {Set<string>} open
 */
async function sendLeftovers(open) {
  for (const { document, home } of await Store.forgetSent(open)) {
    if (!HOME || home !== HOME || open.has(document)) continue;
    const session = new Session(settingsOfLeftover(document), {
      changed: () => {},
      late: (...what) => tellLate(document, ...what),
    });
    leaving.add(session);
    await session.start();
    session.leave();
  }
}

/** What was typed before a reload for a document that this page has no editor for: its author decides. */
function offerAhead() {
  if (!HOME) return;
  const writing = [...mounts.values()]
    .filter(({ settings }) => settings.writes)
    .map(({ settings }) => settings.document);
  const why = writing.length ? "moved" : "locked";
  for (const [document, typed] of takeAheadElsewhere(new Set(writing))) tellLate(document, typed, why, true);
}

if (!showLeftBehind()) {
  sweep();
  offerAhead();
  const open = new Set([...mounts.values()].map(({ settings }) => settings.document));
  sendLeftovers(open).catch((error) => console.warn("This device could not tidy up", error));
}
