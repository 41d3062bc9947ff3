/**
 * What the writer is told, from what is known. Pure: facts in, {state, text} out. "Saved" is said only of what the server
 * has confirmed, and "kept" only of what this device has written down.
 */
import { COLLECTED, ELSEWHERE, GONE, NOT_ALLOWED, NOT_SIGNED_IN, PROTOCOL_ERROR, REMOVED } from "./codes.js";

/** @import { Facts, Shown } from "../../types/editor.d.ts" */

/** @type {Record<number, string>} */
const CLOSED = {
  [NOT_SIGNED_IN]: "Not connected. You were signed out, or taken off the list",
  [NOT_ALLOWED]: "Not connected. This document is not open to you",
  [GONE]: "Not connected. This document is no longer here",
  [REMOVED]: "Not connected. You were taken off the list",
  [ELSEWHERE]: "Not connected. This seat is kept for another device",
  [PROTOCOL_ERROR]: "Not connected. This page and the server no longer understand each other; reload the page",
};

/** @type {Record<string, string>} */
const LOCKED = {
  collected: "Locked. Time is up; your text has been collected",
  locked: "Locked. Time is up; your text is kept",
};

const LOCKED_READER = "Locked. Time is up";
const LATE = "Time was up before this arrived. Your text is kept on this device.";
const LATE_HERE = "Time was up before this arrived. Your text is kept on this page; copy it before you leave.";
const UNSAVED = "Not saved. Your text is kept here; trying again";
const TOO_LONG = "Not saved. Together the text has become too long; shorten it and it is saved";
const MOVED = "You were moved. What you type now goes to the team that you are in now";
const MAY_BE_MISSING = "Your last words may not have arrived; they are kept on this device. Reload the page";
const MAY_BE_MISSING_HERE = "Your last words may not have arrived. Copy them, and reload the page";
/** Reasons of the server for which there is nothing to lock: this page only reads. */
const READS = new Set(["read", "read-only"]);

/**
 * @param {string} state
 * @param {string} text
 */
const say = (state, text) => ({ state, text });

/**
 * Facts: connected (in step with the server), writes (this page is for writing), locked ('' or the server's reason),
 * unconfirmed (something typed is not known to be stored), overdue (for longer than a moment), kept ('yes', 'soon' or
 * 'no': is what is here also on this device?), late (the lock came before the text), moved (the person writes in another
 * document now, which this page is about to show), barred ('', or refused and 'asking' again, or 'waiting' for the page
 * to be made anew), ahead (words in the editor that wait for a text: '', 'kept' on this device, or only 'here'), refused
 * (0 or the close code that ended it), tooLong (the server takes no more until it is shorter), away (offline, or several
 * tries failed), joined (was ever connected).
 * @param {Facts} facts
 */
export function describe(facts) {
  if (facts.late) return say("late", facts.kept === "no" ? LATE_HERE : LATE);
  if (facts.barred === "waiting") return shutOut(facts);
  if (facts.moved) return say("moved", MOVED);
  if (facts.barred) return say("refused", `${CLOSED[NOT_ALLOWED]}. Asking again…`);
  if (facts.refused) return refusal(facts);
  if (facts.unconfirmed && facts.tooLong) return say("unsaved", TOO_LONG);
  if (!facts.connected) return interruption(facts);
  if (!facts.writes || READS.has(facts.locked)) return reading(facts);
  if (facts.unconfirmed) return facts.overdue ? say("unsaved", UNSAVED) : say("saving", "Saving…");
  if (facts.locked) return say("locked", LOCKED[facts.locked] ?? LOCKED.locked);
  return say("saved", "Saved");
}

/** @param {Facts} options */
function reading({ locked }) {
  return locked && !READS.has(locked) ? say("locked", LOCKED_READER) : say("reading", "Live");
}

/** @param {Facts} options */
function shutOut({ unconfirmed, kept, ahead }) {
  const missing = ahead === "here" || (unconfirmed && kept === "no") ? MAY_BE_MISSING_HERE : MAY_BE_MISSING;
  return say("refused", `${CLOSED[NOT_ALLOWED]}. ${unconfirmed || ahead ? missing : "Reload the page"}.`);
}

/** @param {Facts} options */
function refusal({ refused, writes, unconfirmed, kept, ahead }) {
  if (refused === COLLECTED) return say("locked", writes ? LOCKED.collected : LOCKED_READER);
  const what = CLOSED[refused];
  if (!unconfirmed && !ahead) return say("refused", `${what}.`);
  const where =
    ahead || kept === "no"
      ? "What is not saved is still on this page: copy it"
      : "What is not saved is kept on this device";
  return say("refused", `${what}. ${where}.`);
}

/** @param {Facts} options */
function interruption({ writes, unconfirmed, kept, away, joined }) {
  if (unconfirmed && kept === "no") return say("unsaved", UNSAVED);
  if (!away) return say("reconnecting", joined ? "Reconnecting…" : "Connecting…");
  if (!writes || kept === "no") return say("offline", "Offline. Trying again");
  return say("offline", kept === "soon" ? "Offline. Keeping it on this device…" : "Offline. Kept on this device");
}

/** Good news waits until it has lasted a moment, so that the sign does not flicker with every key. Bad news is at once. */
const SETTLE = 400;
const GOOD = new Set(["Saved", "Offline. Kept on this device"]);

/** Worth saying aloud, once, to people who do not see the sign; "Saving" and "Saved" would be noise. */
const SPOKEN = new Set(["offline", "unsaved", "locked", "late", "refused"]);

/** Shows a state in the status element, wherever the page has it at the moment, and tells the announcement. */
export class Status {
  #shown = say("", "");
  #due = this.#shown;
  /** @type {number | null} */
  #timer = null;

  /** @param {{ elementId: string, announce: (text: string) => void, changed: (shown: Shown) => void }} options */
  constructor({ elementId, announce, changed }) {
    this.elementId = elementId;
    this.announce = announce;
    this.changed = changed;
  }

  /** @param {Shown} next */
  show(next) {
    this.#due = next;
    if (!GOOD.has(next.text) || this.#shown.text === "") this.#settle();
    else if (this.#shown.text !== next.text) this.#timer ??= setTimeout(() => this.#settle(), SETTLE);
  }

  /** Writes it again where the page was rendered anew around the editor. */
  refresh() {
    const element = document.getElementById(this.elementId);
    const { state, text } = this.#shown;
    if (!element || !state) return;
    if (element.dataset.state !== state) element.dataset.state = state;
    if (element.textContent !== text) element.textContent = text;
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #settle() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const before = this.#shown;
    if (before.text === this.#due.text) return;
    this.#shown = this.#due;
    this.refresh();
    this.announce(SPOKEN.has(this.#shown.state) ? this.#shown.text : ""); // what no longer holds does not stay there to be read
    this.changed(this.#shown);
  }
}
