/**
 * Keeps one Y.Doc and its presence in step with the server, and counts what the server has stored.
 *
 * `on` has: changed() after anything that may alter the state shown, compared(update) with the server's whole document
 * after compare(), flush(why), writable({allowed, reason}), and closed(how) and mayReturn() as Socket has them.
 */
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";

import { Socket } from "./socket.js";
import * as wire from "./wire.js";

/**
 * @import { Bytes, Closed, Message, ProviderListener } from "../../types/editor.d.ts"
 * @import { Ledger } from "./ledger.js"
 */

const PRESENCE_EVERY = 100;
/** The server refuses larger updates; a larger step2 it takes. */
const LARGEST_UPDATE = 64 * 1024 - 16;

export class Provider {
  /** Both sides have told each other what they had. */
  synced = false;
  /** Whether this connection may write: true, false, or null until the server says. */
  /** @type {boolean | null} */
  allowed = null;
  #answered = false;
  #flushesOwed = 0;
  #flushDue = false;
  #wasPresent = false;
  /** @type {string[]} */
  #asked = [];
  /** @type {number | null} */
  #presenceTimer = null;

  /** @param {{ address: string, document: Y.Doc, writes: boolean, ledger: Ledger, on: ProviderListener }} options */
  constructor({ address, document, writes, ledger, on }) {
    this.document = document;
    this.writes = writes;
    this.ledger = ledger;
    this.on = on;
    this.awareness = new Awareness(document);
    this.awareness.setLocalState(null);
    this.awareness.on("update", (/** @type {unknown} */ _, /** @type {unknown} */ origin) =>
      this.#presenceChanged(origin),
    );
    this.socket = new Socket(address, {
      opened: () => this.#opened(),
      received: (bytes) => this.#received(wire.read(bytes)),
      closed: (how) => this.#closed(how),
      mayReturn: () => on.mayReturn(),
      ping: () => this.#ask("ping", Y.encodeStateVector(document)),
    });
  }

  /** Something was typed: call after the ledger knows. Held back until the server's own step1 has been answered, since
   * an update that leaves a gap before it would be refused.
   * @param {Bytes} update
   */
  edited(update) {
    if (!this.#answered || this.allowed === false) return;
    if (update.length > LARGEST_UPDATE) this.socket.restart();
    else this.#sendChange(wire.update(update), { everything: true });
  }

  /** Asks for the server's whole document, to see whether it holds what is here. */
  compare() {
    this.#ask("compare", wire.EMPTY_STATE);
  }

  /** Everything typed was sent the moment it was typed, or goes with the answer to the server's step1. */
  answerFlushes() {
    const silent = !this.writes || this.allowed === false;
    this.#flushDue = !this.#answered && !silent;
    if (this.#flushDue) return;
    for (; this.#flushesOwed > 0; this.#flushesOwed -= 1) this.socket.send(wire.flushed());
  }

  stop() {
    this.awareness.setLocalState(null);
    this.#sendPresence();
    this.socket.stop();
    this.#closed({ code: 1000, final: true });
    this.awareness.destroy();
  }

  #opened() {
    this.ledger.opened();
    this.#asked = [];
    this.allowed = null;
    this.#ask("join", Y.encodeStateVector(this.document));
    this.#sendPresence();
    this.on.changed();
  }

  /**
   * @param {string} why
   * @param {Uint8Array} stateVector
   */
  #ask(why, stateVector) {
    if (!this.socket.open) return;
    this.#asked.push(why);
    this.socket.send(wire.step1(stateVector));
  }

  /** @param {Message} message */
  #received(message) {
    switch (message.kind) {
      case "step1":
        this.#answer(message.payload);
        break;
      case "step2":
        this.#learn(message.payload);
        break;
      case "update":
        Y.applyUpdate(this.document, message.payload, this);
        break;
      case "presence":
        applyAwarenessUpdate(this.awareness, message.payload, this);
        return;
      case "saved":
        this.ledger.saved(message.frames);
        break;
      case "flush":
        this.#flushesOwed += 1;
        this.on.flush(message.why);
        break;
      case "writable":
        this.allowed = message.allowed;
        this.on.writable(message);
        break;
    }
    this.on.changed();
  }

  /**
   * The server's step1: answer with what it lacks. Who may not write says so with an empty answer.
   * @param {Uint8Array} stateVector
   */
  #answer(stateVector) {
    const silent = !this.writes || this.allowed === false;
    const update = silent ? wire.EMPTY_UPDATE : missing(this.document, stateVector);
    this.#answered = true;
    this.#sendChange(wire.step2(update), { everything: !silent });
    if (this.#flushDue) this.answerFlushes();
  }

  /**
   * The server's step2. Its answers come in the order of the questions.
   * @param {Bytes} update
   */
  #learn(update) {
    Y.applyUpdate(this.document, update, this);
    const why = this.#asked.shift();
    if (why === "compare") this.on.compared(update);
    this.synced = true;
    this.socket.useful();
  }

  /**
   * @param {Bytes} bytes
   * @param {{ everything: boolean }} covers
   */
  #sendChange(bytes, covers) {
    this.ledger.sent(covers);
    this.socket.send(bytes);
  }

  /** @param {unknown} origin */
  #presenceChanged(origin) {
    if (origin === this) return;
    this.#presenceTimer ??= setTimeout(() => this.#sendPresence(), PRESENCE_EVERY);
  }

  #sendPresence() {
    clearTimeout(this.#presenceTimer);
    this.#presenceTimer = null;
    const { awareness, socket } = this;
    if (!socket.open || !awareness.meta.has(awareness.clientID) || !this.#everPresent()) return;
    socket.send(wire.presence(encodeAwarenessUpdate(awareness, [awareness.clientID])));
  }

  /** Who never showed presence has nothing to take back either. */
  #everPresent() {
    this.#wasPresent ||= this.awareness.getLocalState() !== null;
    return this.#wasPresent;
  }

  /** @param {Closed} how */
  #closed(how) {
    this.synced = false;
    this.#answered = this.#flushDue = false;
    this.#flushesOwed = 0;
    const { awareness } = this;
    const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID);
    removeAwarenessStates(awareness, others, this);
    this.on.closed(how);
  }
}

/**
 * What the server lacks, as one update. Text that was typed and deleted again is left out where the plain encoding is
 * large: undo keeps it in memory, and it could grow beyond what the server takes.
 * @param {Y.Doc} document
 * @param {Uint8Array} stateVector
 */
function missing(document, stateVector) {
  const update = Y.encodeStateAsUpdate(document, stateVector);
  if (update.length <= LARGEST_UPDATE) return update;
  const compact = new Y.Doc();
  Y.applyUpdate(compact, Y.encodeStateAsUpdate(document));
  return Y.encodeStateAsUpdate(compact, stateVector);
}
