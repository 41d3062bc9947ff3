/**
 * What is kept of a document on this device (IndexedDB), so that typing while offline survives a reload.
 *
 * One record per update: {document, update, pending}; `pending` means that the server is not known to have it. When it
 * has everything, the records become one.
 */
const DATABASE = 'visionroom'
const CHANGES = 'changes'

function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

function openDatabase() {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(CHANGES, { autoIncrement: true }).createIndex('document', 'document')
  }
  return result(request)
}

export class Store {
  /** Records not yet written. */
  writing = 0
  /** Set when this device refused to keep something, or the store was closed: from then on nothing is claimed. */
  failed = false
  #database
  #document
  #keys = []

  /** Opens the store for a document; rejects where the browser offers none. `changed()` is called as writes finish. */
  static async open(document, changed) {
    return new Store(await openDatabase(), document, changed)
  }

  /** Removes everything of a document from this device, what was never sent included: its author has decided so. */
  static async forget(document) {
    const database = await openDatabase()
    const changes = database.transaction(CHANGES, 'readwrite').objectStore(CHANGES)
    for (const key of await result(changes.index('document').getAllKeys(document))) changes.delete(key)
    await done(changes.transaction)
    database.close()
  }

  /** Removes what the server is known to have of all documents but these: a page that was closed could not. */
  static async forgetSent(exceptDocuments) {
    if (!(await indexedDB.databases?.())?.some(({ name }) => name === DATABASE)) return
    const database = await openDatabase()
    const changes = database.transaction(CHANGES, 'readwrite').objectStore(CHANGES)
    changes.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return
      if (!cursor.value.pending && !exceptDocuments.has(cursor.value.document)) cursor.delete()
      cursor.continue()
    }
    await done(changes.transaction)
    database.close()
  }

  constructor(database, document, changed) {
    this.#database = database
    this.#document = document
    this.changed = changed
    database.onversionchange = () => {
      this.close()
      changed()
    }
  }

  /** Whether all that was given to keep is kept. */
  get complete() {
    return !this.failed && this.writing === 0
  }

  get size() {
    return this.#keys.length
  }

  /** What earlier visits left: {updates, pending}. */
  async load() {
    const index = this.#changes('readonly').index('document')
    const [keys, records] = await Promise.all([
      result(index.getAllKeys(this.#document)),
      result(index.getAll(this.#document)),
    ])
    this.#keys.push(...keys)
    return { updates: records.map(({ update }) => update), pending: records.some(({ pending }) => pending) }
  }

  keep(update, pending) {
    this.#write((changes) => this.#add(changes, update, pending))
  }

  /** Puts one update that holds everything in the place of all that this page has read or written. */
  replace(update, pending) {
    this.#write((changes) => {
      for (const key of this.#keys.splice(0)) changes.delete(key)
      this.#add(changes, update, pending)
    })
  }

  /** Forgets the document on this device, except what another tab has typed and not yet sent. */
  wipe() {
    const own = new Set(this.#keys.splice(0))
    this.#write((changes) => {
      changes.index('document').openCursor(this.#document).onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return
        if (!cursor.value.pending || own.has(cursor.primaryKey)) cursor.delete()
        cursor.continue()
      }
    })
  }

  /** Ends it; what was given before is still written. */
  close() {
    this.failed = true
    this.#database.close()
  }

  #changes(mode) {
    return this.#database.transaction(CHANGES, mode).objectStore(CHANGES)
  }

  #add(changes, update, pending) {
    changes.add({ document: this.#document, update, pending }).onsuccess = ({ target }) => this.#keys.push(target.result)
  }

  #write(work) {
    if (this.failed) return
    this.writing += 1
    const changes = this.#changes('readwrite')
    work(changes)
    done(changes.transaction)
      .catch((error) => {
        this.failed = true
        console.error('This device could not keep the text', error)
      })
      .finally(() => {
        this.writing -= 1
        this.changed()
      })
  }
}
