/**
 * One document on one page: the shared text, its connection, what is kept on this device, and the truth about all three.
 */
import * as Y from "yjs";

import { wipeAhead } from "./ahead.js";
import { NOT_ALLOWED, OVER, REMOVED, SEAT_LOST, TOO_LONG } from "./codes.js";
import { Kept } from "./kept.js";
import { Ledger } from "./ledger.js";
import { Moving } from "./moving.js";
import { Provider } from "./provider.js";
import { describe } from "./status.js";
import { Timers } from "./timers.js";
import { placesOfEdits, TEXT, textFrom, textOf } from "./unsent.js";

/** @import { Bytes, Closed, Facts, SessionListener, SessionSettings, Writable } from "../../types/editor.d.ts" */

const OVERDUE_AFTER = 5_000;
const TIDY_AFTER = 1_000;

export class Session {
  isStopped = false;
  isJoined = false; // was ever in step with the server
  /** @type {Facts["ahead"]} */
  ahead = ""; // what the mount says of words in the editor that wait for a text to go to: 'kept' on this device, or only 'here'
  #started = false;
  #ready = false;
  #flushing = false;
  #moving = new Moving();
  #leaving = false;
  #late = false;
  #locked = "";
  #refused = 0;
  #tooLong = false;
  #comparing = false;
  #lastConfirmed = 0;
  #timers = new Timers();

  /**
   * @param {SessionSettings} settings
   * @param {SessionListener} on
   */
  constructor(settings, on) {
    this.settings = settings;
    this.on = on;
    this.ledger = new Ledger();
    this.kept = new Kept();
    this.document = new Y.Doc();
    this.text = this.document.getText(TEXT);
    this.placeOfEdit = placesOfEdits(this.document);
    this.provider = new Provider({
      address: settings.address,
      document: this.document,
      writes: settings.writes,
      ledger: this.ledger,
      on: {
        changed: () => this.#changed(),
        compared: (update) => this.#compared(update),
        flush: (why) => (why === "moved" ? this.#partSoon() : this.#flush()),
        writable: (message) => this.#writable(message),
        closed: (how) => this.#closed(how),
        mayReturn: () => settings.mayMove && !this.#leaving,
      },
    });
    this.document.on("update", (update, origin) => this.#updated(update, origin));
  }

  /** Reads what this device has, then connects. */
  async start() {
    this.#changed();
    if (this.settings.store) await this.#readDevice();
    if (this.isStopped) return this.kept.close();
    this.#started = true;
    this.provider.socket.start();
    return this.#changed();
  }

  /** Whether typing is taken now: not before there is a text to type into, and not after time is up. */
  get writable() {
    return this.settings.writes && this.#ready && !this.#flushing && !this.#moving.isMoved && !this.isOver;
  }

  /** Whether no more typing will be taken, unless the server says otherwise. */
  get isOver() {
    return Boolean(this.#locked || this.#late || this.#refused);
  }

  /** Whether the person writes in another document now, which the page is about to show. */
  get isMoved() {
    return this.#moving.isMoved && this.settings.pushed;
  }

  get isSeatLost() {
    return this.#refused === REMOVED || SEAT_LOST.has(this.#refused);
  }

  get description() {
    const { ledger, provider, settings } = this;
    return describe({
      connected: provider.synced,
      writes: settings.writes,
      locked: this.#locked,
      moved: this.isMoved,
      barred: this.#moving.barred,
      ahead: this.ahead,
      unconfirmed: ledger.unconfirmed,
      overdue: this.#timers.passed("overdue"),
      kept: this.kept.state,
      late: this.#late,
      refused: this.#refused,
      tooLong: this.#tooLong,
      away: !navigator.onLine || provider.socket.failures > 2,
      joined: this.isJoined,
    });
  }

  /** What was typed here that the server is not known to have. */
  get unsent() {
    return this.ledger.unconfirmed ? textFrom(this.text, this.ledger.unconfirmedFrom) : "";
  }

  /** Whether leaving the page now would lose something typed. */
  get wouldLose() {
    return this.ledger.unconfirmed && this.kept.state !== "yes";
  }

  /** The network or the page came back, or went. */
  nudge() {
    if (!this.#started) return;
    this.provider.socket.nudge();
    this.#changed();
  }

  /** The page was made anew and still shows this: somebody who was refused may be let in again. */
  shown() {
    if (this.#moving.barred) this.nudge();
  }

  /** The editor is gone from the page: end, but first let what was typed arrive. */
  leave() {
    const { late } = this.on;
    this.#leaving = true;
    this.provider.awareness.setLocalState(null); // the caret left with the editor
    this.provider.answerFlushes();
    this.on = {
      changed: () => this.#endSoon(),
      late: (/** @type {string} */ text, /** @type {string} */ why) => [late(text, why), this.stop()],
    };
    if (this.#moving.barred && this.ledger.unconfirmed) this.#cameLate("moved");
    this.#endSoon();
  }

  /** When the server has everything, this device need not keep it, and after a collection must not. */
  #endSoon() {
    if (this.isStopped || (this.ledger.unconfirmed && !this.#late && !this.#refused)) return;
    if (!this.ledger.unconfirmed) this.kept.wipe();
    this.stop();
  }

  stop() {
    if (this.isStopped) return;
    this.isStopped = true;
    this.#moving.end();
    this.#timers.stopAll();
    this.provider.stop();
    this.kept.close();
    this.document.destroy();
  }

  async #readDevice() {
    const found = await this.kept.open(this.settings, () => this.#changed());
    if (!found) return;
    const { updates, pending, from } = found;
    if (pending) this.ledger.edited(from);
    this.document.transact(() => updates.forEach((update) => Y.applyUpdate(this.document, update, this)), this);
    this.#ready = updates.length > 0 && !this.document.store.pendingStructs; // there may be gaps in what is kept
  }

  /** @type {(update: Bytes, origin: unknown) => void} */
  #updated(update, origin) {
    if (origin === this) return;
    const own = origin !== this.provider;
    if (own) this.ledger.edited(this.placeOfEdit());
    this.kept.add(update, own);
    if (own) this.provider.edited(update);
    this.#changed();
  }

  #flush() {
    this.#flushing = true;
    this.#changed();
    this.provider.answerFlushes();
  }

  /** Moved to another team: typing stays possible here until the page shows that team's document, or for a moment. */
  #partSoon() {
    const moved = () => {
      this.#changed();
      this.provider.answerFlushes();
    };
    if (this.#leaving) this.#moving.part(moved);
    else this.#moving.partSoon(moved);
  }

  /** @param {Writable} options */
  #writable({ allowed, reason }) {
    if (allowed) {
      this.#moving.stay();
      this.provider.answerFlushes();
    }
    const reopened = allowed && (this.#locked || this.#late);
    this.#flushing = false;
    this.#locked = allowed ? "" : reason || "locked";
    if (reopened) this.#reopen();
    else if (!allowed && this.settings.writes) this.#shut();
  }

  /** What was refused while locked would leave a gap before new typing: a fresh connection sends both. */
  #reopen() {
    this.#late = false;
    if (this.ledger.unconfirmed) this.provider.socket.restart();
  }

  /** With something unconfirmed: did it arrive before the lock? Only the server's own text can tell. */
  #shut() {
    if (!this.ledger.unconfirmed) return this.#wipeIfCollected();
    this.#comparing = true;
    return this.provider.compare();
  }

  /** @param {Bytes} update */
  #compared(update) {
    this.#comparing = false;
    if (textOf(update) === this.text.toString()) this.ledger.matched();
    if (this.ledger.unconfirmed) this.#cameLate();
    else this.#wipeIfCollected();
  }

  /** Of a document that is still one's own the whole text is a draft; of another team's, only one's last words are. */
  #cameLate(why = "locked") {
    if (this.#late) return;
    this.#late = true;
    this.on.late(why === "moved" ? this.unsent : this.text.toString(), why);
  }

  #wipeIfCollected() {
    if (this.#locked === "collected") this.kept.wipe();
  }

  /** @param {Closed} options */
  #closed({ code, final, barred }) {
    this.#comparing = false;
    if (this.isStopped) return;
    if (code === TOO_LONG) this.#tooLong = true;
    if (this.#tooLong && this.#leaving) this.#cameLate();
    if (barred) this.#moving.bar(barred);
    if (final) this.#refuse(code);
    else if (this.kept.isUntidy) this.kept.tidy(this.document, this.ledger); // what was stored until now is known now, and later may not be
    this.#changed();
  }

  /** @param {number} code */
  #refuse(code) {
    this.#refused = code;
    this.#moving.end();
    if (this.isSeatLost) wipeAhead();
    if (code === REMOVED || (SEAT_LOST.has(code) && !this.ledger.unconfirmed)) return this.kept.wipe();
    const isMoved = code === NOT_ALLOWED && this.settings.mayMove;
    if (!isMoved && !OVER.has(code)) return undefined;
    if (this.ledger.unconfirmed) return this.#cameLate(isMoved ? "moved" : "locked");
    return this.kept.wipe();
  }

  #changed() {
    if (this.isStopped) return;
    const { confirmed, unconfirmed } = this.ledger;
    if (this.provider.synced) {
      this.#ready = this.isJoined = true;
      this.#moving.letIn();
    }
    if (!unconfirmed) this.#late = this.#tooLong = false;
    const waiting = unconfirmed && this.provider.synced && !this.#comparing && confirmed === this.#lastConfirmed;
    this.#timers.watch("overdue", waiting, OVERDUE_AFTER, () => this.#changed());
    this.#lastConfirmed = confirmed;
    this.#tidy();
    this.on.changed();
  }

  /** The page goes: what has arrived is not to be taken for missing when this device opens it again. */
  tidy() {
    if (this.kept.isDue(this.ledger)) this.kept.tidy(this.document, this.ledger);
  }

  /** Soon after all is saved, and at once where its author is leaving the document. */
  #tidy() {
    if (this.#timers.passed("tidy") || this.#moving.isParting) this.tidy();
    this.#timers.watch("tidy", this.kept.isDue(this.ledger), TIDY_AFTER, () => this.#changed());
  }
}
