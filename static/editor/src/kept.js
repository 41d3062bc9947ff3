/** What this device keeps of one document (store.js), as far as it can. */
import * as Y from "yjs";

import { Store } from "./store.js";

/**
 * @import { Bytes, SessionSettings } from "../../types/editor.d.ts"
 * @import { Ledger } from "./ledger.js"
 */

const STORE_WITHIN = 3_000;
/** So many records are made one even while the server lacks something. */
const MANY = 300;

/**
 * Some browsers leave a store that they cannot open unanswered: the document must not wait for that.
 * @template T
 * @param {Promise<T>} work
 */
function inTime(work) {
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error("No answer from the store")), STORE_WITHIN),
  );
  return /** @type {Promise<T>} */ (Promise.race([work, late]));
}

export class Kept {
  /** Whether there are records that could be one. */
  isUntidy = false;
  /** @type {Store | null} */
  #store = null;

  /**
   * Gives what earlier visits left, as Store.load; null where this device keeps nothing.
   * @param {SessionSettings} settings
   * @param {() => void} changed
   */
  async open(settings, changed) {
    try {
      const store = await inTime(Store.open(settings, changed));
      const found = await inTime(store.load());
      this.#store = store;
      this.isUntidy = found.pending;
      return found;
    } catch (error) {
      // Private windows and full devices refuse: the status then never says "kept on this device".
      console.warn("This device keeps nothing while offline", error);
      return null;
    }
  }

  /** Is what is here also on this device? 'yes', 'soon' or 'no'. */
  get state() {
    if (!this.#store || this.#store.failed) return "no";
    return this.#store.complete ? "yes" : "soon";
  }

  /**
   * Whether there are records that should be one: when the server has everything, or when they have become a heap.
   * @param {Ledger} options
   */
  isDue({ unconfirmed }) {
    return this.isUntidy && (!unconfirmed || (this.#store?.size ?? 0) > MANY);
  }

  /**
   * @param {Bytes} update
   * @param {boolean} own
   */
  add(update, own) {
    if (!this.#store) return;
    this.isUntidy = true;
    this.#store.keep(update, own);
  }

  /**
   * Makes one record of all that is here, which says what of it the server may lack.
   * @param {Y.Doc} document
   * @param {Ledger} options
   */
  tidy(document, { unconfirmed, unconfirmedFrom }) {
    this.isUntidy = false;
    this.#store?.replace(Y.encodeStateAsUpdate(document), unconfirmed, unconfirmedFrom);
  }

  /** From here on this device keeps nothing of the document. */
  wipe() {
    this.#store?.wipe();
    this.close();
    this.isUntidy = false;
  }

  /** What was given before is still written. */
  close() {
    this.#store?.close();
    this.#store = null;
  }
}
