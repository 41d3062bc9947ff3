/**
 * What is kept of a document on this device (IndexedDB), so that typing while offline survives a reload.
 *
 * One record per update: {document, home, alone, update, pending, from}; `pending` means that the server is not known to
 * have it, `home` tells whose page it was, `alone` that nobody else writes there. When the server has everything, or there are very many, the records
 * become one; `from` then says what of it the server may lack.
 */
import { beginnings, earliest } from "./unsent.js";

/** @import { Bytes, KeptRecord, Places, SessionSettings } from "../../types/editor.d.ts" */

/** @typedef {{ document: string, home: string, alone: boolean }} Where Whose records they are. */

const DATABASE = "visionroom";
const CHANGES = "changes";

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Asking must not create it. */
async function exists() {
  return (await indexedDB.databases?.())?.some(({ name }) => name === DATABASE) ?? false;
}

function openDatabase() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(CHANGES, { autoIncrement: true }).createIndex("document", "document");
  };
  return result(request);
}

/** @param {KeptRecord[]} records */
function together(records) {
  const pending = records.filter((record) => record.pending);
  return {
    updates: records.map(({ update }) => update),
    pending: pending.length > 0,
    from: earliest(pending.map((record) => record.from ?? beginnings(record.update))),
  };
}

export class Store {
  /** Records not yet written. */
  writing = 0;
  /** Set when this device refused to keep something, or the store was closed: from then on nothing is claimed. */
  failed = false;
  #database;
  #where;
  /** @type {IDBValidKey[]} */
  #keys = [];

  /**
   * Opens the store for a document; rejects where the browser offers none. `changed()` is called as writes finish.
   * @param {SessionSettings} options
   * @param {() => void} changed
   */
  static async open({ document, home, kind }, changed) {
    return new Store(await openDatabase(), { document, home, alone: kind === "solo" }, changed);
  }

  /**
   * What a seat has left on this device, by document, as {updates, alone, pending, from}; `from` as Ledger has it.
   * @param {string} home
   */
  static async leftBy(home) {
    if (!(await exists())) return [];
    const database = await openDatabase();
    /** @type {KeptRecord[]} */
    const all = await result(database.transaction(CHANGES, "readonly").objectStore(CHANGES).getAll());
    database.close();
    const own = Map.groupBy(
      all.filter((record) => record.home === home),
      ({ document }) => document,
    );
    return [...own.values()].map((records) => ({ ...together(records), alone: records.some(({ alone }) => alone) }));
  }

  /**
   * Removes everything of a document from this device, what was never sent included: its author has decided so.
   * @param {string} document
   */
  static async forget(document) {
    const database = await openDatabase();
    const changes = database.transaction(CHANGES, "readwrite").objectStore(CHANGES);
    for (const key of await result(changes.index("document").getAllKeys(document))) changes.delete(key);
    await done(changes.transaction);
    database.close();
  }

  /**
   * Removes the documents of which the server is known to have everything, but for those that are open: a page that was
   * closed could not. Gives those of which it may lack something, as {document, home}.
   * @param {Set<string>} open
   */
  static async forgetSent(open) {
    if (!(await exists())) return [];
    const database = await openDatabase();
    const changes = database.transaction(CHANGES, "readwrite").objectStore(CHANGES);
    /** @type {[IDBValidKey[], KeptRecord[]]} */
    const [keys, records] = await Promise.all([result(changes.getAllKeys()), result(changes.getAll())]);
    const unsent = new Map(records.filter(({ pending }) => pending).map((record) => [record.document, record.home]));
    records.forEach(({ document }, index) => {
      if (!open.has(document) && !unsent.has(document)) changes.delete(keys[index]);
    });
    await done(changes.transaction);
    database.close();
    return [...unsent].map(([document, home]) => ({ document, home }));
  }

  /**
   * @param {IDBDatabase} database
   * @param {Where} where
   * @param {() => void} changed
   */
  constructor(database, where, changed) {
    this.#database = database;
    this.#where = where;
    this.changed = changed;
    database.onversionchange = () => {
      this.close();
      changed();
    };
  }

  /** Whether all that was given to keep is kept. */
  get complete() {
    return !this.failed && this.writing === 0;
  }

  get size() {
    return this.#keys.length;
  }

  /** What earlier visits left: {updates, pending, from}; `from` as Ledger has it. */
  async load() {
    const index = this.#changes("readonly").index("document");
    /** @type {[IDBValidKey[], KeptRecord[]]} */
    const [keys, records] = await Promise.all([
      result(index.getAllKeys(this.#where.document)),
      result(index.getAll(this.#where.document)),
    ]);
    this.#keys.push(...keys);
    this.#where.alone ||= records.some(({ alone }) => alone); // a page that only sends what is left does not know
    return together(records);
  }

  /**
   * @param {Bytes} update
   * @param {boolean} pending
   */
  keep(update, pending) {
    this.#write((changes) => this.#add(changes, { update, pending }));
  }

  /**
   * Puts one update that holds everything in the place of all that this page has read or written.
   * @param {Bytes} update
   * @param {boolean} pending
   * @param {Places} from
   */
  replace(update, pending, from) {
    this.#write((changes) => {
      for (const key of this.#keys.splice(0)) changes.delete(key);
      this.#add(changes, { update, pending, from });
      changes.transaction.commit?.(); // at once: the page may be going
    });
  }

  /** Forgets the document on this device, except what another tab has typed and not yet sent. */
  wipe() {
    const own = new Set(this.#keys.splice(0));
    this.#write((changes) => {
      changes.index("document").openCursor(this.#where.document).onsuccess = ({ target }) => {
        const cursor = /** @type {IDBRequest<IDBCursorWithValue | null>} */ (target).result;
        if (!cursor) return;
        if (!cursor.value.pending || own.has(cursor.primaryKey)) cursor.delete();
        cursor.continue();
      };
    });
  }

  /** Ends it; what was given before is still written. */
  close() {
    this.failed = true;
    this.#database.close();
  }

  /** @param {IDBTransactionMode} mode */
  #changes(mode) {
    return this.#database.transaction(CHANGES, mode).objectStore(CHANGES);
  }

  /**
   * @param {IDBObjectStore} changes
   * @param {Partial<KeptRecord>} record
   */
  #add(changes, record) {
    changes.add({ ...this.#where, ...record }).onsuccess = ({ target }) =>
      this.#keys.push(/** @type {IDBRequest<IDBValidKey>} */ (target).result);
  }

  /** @param {(changes: IDBObjectStore) => void} work */
  #write(work) {
    if (this.failed) return;
    this.writing += 1;
    const changes = this.#changes("readwrite");
    work(changes);
    done(changes.transaction)
      .catch((error) => {
        this.failed = true;
        console.error("This device could not keep the text", error);
      })
      .finally(() => {
        this.writing -= 1;
        this.changed();
      });
  }
}
