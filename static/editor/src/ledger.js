/**
 * Which of this device's edits are known to be stored on the server. Plain counting, no clock and no I/O.
 *
 * `edits` counts local edits since the page was opened. Each frame that changes the document is noted with the number of
 * edits that it and the frames before it carry, so that the server's "the first n frames are durable" turns into "the
 * first so many edits are".
 */
import { earliest } from "./unsent.js";

/** @import { Places } from "../../types/editor.d.ts" */

export class Ledger {
  edits = 0;
  confirmed = 0;
  /** @type {number[]} */
  #covered = [];
  /** @type {Places[]} */
  #places = [];

  /**
   * Something was typed here, or was found on this device from an earlier visit that may not have arrived. `place`: where
   * it begins, as a map from Yjs client id to clock.
   * @param {Places} place
   */
  edited(place) {
    this.edits += 1;
    this.#places.push(place);
  }

  /** A new connection: the server counts its frames from none. */
  opened() {
    this.#covered = [];
  }

  /**
   * One frame was sent; with it everything up to now is on its way, or, if it was empty, no more than before.
   * @param {{ everything: boolean }} options
   */
  sent({ everything }) {
    const before = this.#covered.at(-1) ?? this.confirmed;
    this.#covered.push(everything ? this.edits : before);
  }

  /**
   * The first `frames` frames of this connection are durable. Throws when that is more than were sent.
   * @param {number} frames
   */
  saved(frames) {
    if (frames > this.#covered.length) throw new Error("The server confirmed frames that were never sent");
    if (frames > 0) this.confirmed = Math.max(this.confirmed, this.#covered[frames - 1]);
  }

  /** The server was seen to hold the same text. */
  matched() {
    this.confirmed = this.edits;
  }

  /** From where on, by Yjs client id, things are not known to be stored. */
  get unconfirmedFrom() {
    return earliest(this.#places.slice(this.confirmed));
  }

  /** Whether there is anything typed that is not known to be stored. */
  get unconfirmed() {
    return this.edits > this.confirmed;
  }
}
