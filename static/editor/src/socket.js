/**
 * One WebSocket that is opened again whenever that can help, and notices when the other end has silently gone.
 *
 * `on` has: opened(), received(bytes), closed({code, final, barred}), and mayReturn(): whether this person may be let in
 * again after they were refused; `barred` is then 'asking', or 'waiting' for a nudge. `ping()` must send something that the
 * server always answers.
 */
import { COLLECTED, ELSEWHERE, GONE, NOT_ALLOWED, NOT_SIGNED_IN, PROTOCOL_ERROR, REMOVED } from "./codes.js";
import { SUBPROTOCOL } from "./wire.js";

/** @import { Bytes, SocketListener } from "../../types/editor.d.ts" */

const FIRST_WAIT = 250;
const LONGEST_WAIT = 4_000; // as the page itself: a server that is back is a meeting that goes on
const OPENING = 10_000;
const PING_EVERY = 12_000;
const ANSWER_WITHIN = 15_000;
const ANSWER_AFTER_WAKING = 4_000;
const LOOK_EVERY = 1_500;
const STABLE_AFTER = 30_000;
const PROTOCOL_ERRORS = 3;

/** When somebody who was refused asks again by themselves. */
const ASKS_AGAIN = [1_000, 2_000, 4_000, 8_000];
/** Not signed in, not allowed, gone, closed: trying again cannot succeed. */
const FINAL = new Set([NOT_SIGNED_IN, NOT_ALLOWED, GONE, REMOVED, ELSEWHERE, COLLECTED]);

export class Socket {
  /** How often in a row a connection was tried and did not come to anything. */
  failures = 0;
  #refusals = 0;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {number | null} */
  #retry = null;
  /** @type {number | null} */
  #look = null;
  #stopped = false;
  #protocolErrors = 0;
  #openedAt = 0;
  #heardAt = 0;
  #askedAt = 0;
  #answerWithin = ANSWER_WITHIN;

  /**
   * @param {string} address
   * @param {SocketListener} on
   */
  constructor(address, on) {
    this.address = address;
    this.on = on;
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  start() {
    if (this.#stopped || this.#socket) return;
    clearTimeout(this.#retry);
    this.#retry = null;
    const socket = new WebSocket(this.address, [SUBPROTOCOL]);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#openedAt = 0;
    this.#asked(OPENING);
    socket.onopen = () => this.#opened();
    socket.onmessage = (event) => this.#received(event);
    socket.onclose = (event) => this.#gone(event.code);
    this.#look ??= setInterval(() => this.#lookAfter(), LOOK_EVERY);
  }

  /** Ends it for good. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#retry);
    clearInterval(this.#look);
    this.#drop();
  }

  /** Begins again with a fresh connection, at once. */
  restart() {
    this.#gone(0, { wait: 0 });
  }

  /** The network or the page just came back: do not sit out a long wait, and do not trust an old connection. */
  nudge() {
    if (this.#stopped) return;
    if (!this.#socket) this.start();
    else if (this.open) this.#ask(ANSWER_AFTER_WAKING);
  }

  /**
   * A connection that is just closing drops it: the next one begins with everything that is missing.
   * @param {Bytes} bytes
   */
  send(bytes) {
    if (this.open) this.#socket?.send(/** @type {Uint8Array<ArrayBuffer>} */ (bytes));
  }

  /** The connection has proved useful: the next interruption starts with a short wait again. */
  useful() {
    this.failures = this.#refusals = 0;
  }

  #opened() {
    this.#openedAt = performance.now();
    this.#heardAt = this.#openedAt;
    this.#asked(ANSWER_WITHIN);
    this.on.opened();
  }

  /** @param {MessageEvent<ArrayBuffer>} event */
  #received(event) {
    this.#heardAt = performance.now();
    try {
      this.on.received(new Uint8Array(event.data));
    } catch (error) {
      // An answer this page cannot read: report it, and let a fresh connection bring both sides together again.
      this.#gone(PROTOCOL_ERROR);
      throw error;
    }
  }

  /** Timers sleep with the page, so silence counts only when something was asked and stayed unanswered. */
  #lookAfter() {
    if (!this.#socket) return;
    const now = performance.now();
    const answered = this.#heardAt >= this.#askedAt;
    if (!answered && now - this.#askedAt > this.#answerWithin) this.#gone(0);
    else if (answered && this.open && now - this.#askedAt > PING_EVERY) this.#ask(ANSWER_WITHIN);
  }

  /** @param {number} within */
  #ask(within) {
    this.#asked(within);
    this.on.ping();
  }

  /** @param {number} within */
  #asked(within) {
    this.#askedAt = performance.now();
    this.#heardAt = Math.min(this.#heardAt, this.#askedAt - 1);
    this.#answerWithin = within;
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  /**
   * @param {number} code
   * @param {{ wait?: number }} options
   */
  #gone(code, { wait = this.#wait() } = {}) {
    this.#drop();
    if (this.#openedAt && performance.now() - this.#openedAt > STABLE_AFTER) this.#protocolErrors = 0;
    if (code === PROTOCOL_ERROR) this.#protocolErrors += 1;
    this.failures += 1;
    if (code === NOT_ALLOWED && this.on.mayReturn()) return this.#barred();
    const final = FINAL.has(code) || this.#protocolErrors >= PROTOCOL_ERRORS;
    if (final) this.stop();
    else this.#startIn(wait);
    return this.on.closed({ code, final });
  }

  #barred() {
    const wait = ASKS_AGAIN[this.#refusals];
    if (wait) this.#startIn(wait * (0.75 + Math.random() / 2), () => (this.#refusals += 1));
    this.on.closed({ code: NOT_ALLOWED, final: false, barred: wait ? "asking" : "waiting" });
  }

  /**
   * @param {number} wait
   * @param {() => void} [first]
   */
  #startIn(wait, first = () => {}) {
    if (this.#stopped) return;
    this.#retry = setTimeout(() => {
      first();
      this.start();
    }, wait);
  }

  /** Milliseconds until the next try: doubling, with jitter so that a whole room does not come back in one instant. */
  #wait() {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures);
    return longest * (0.5 + Math.random() / 2);
  }
}
