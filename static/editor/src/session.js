/**
 * One document on one page: the shared text, its connection, what is kept on this device, and the truth about all three.
 */
import * as Y from 'yjs'

import { Ledger } from './ledger.js'
import { Provider } from './provider.js'
import { describe } from './status.js'
import { Store } from './store.js'

/** The shared text's name in every document: part of the wire contract. */
const TEXT = 'text'
const OVERDUE_AFTER = 5_000
const TIDY_AFTER = 1_000
const TIDY_AT = 300
/** The close code for an update with which the text would be too long: it is tried again, in case it was shortened. */
const TOO_LONG = 4011
const FAREWELL = 30_000
const STORE_WITHIN = 3_000

/** Some browsers leave a store that they cannot open unanswered: the document must not wait for that. */
function inTime(work) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('No answer from the store')), STORE_WITHIN))
  return Promise.race([work, late])
}

export class Session {
  #store = null
  #untidy = false
  #started = false
  #ready = false
  #joined = false
  #stopped = false
  #flushing = false
  #late = false
  #locked = ''
  #refused = 0
  #tooLong = false
  #comparing = false
  #lastConfirmed = 0
  #timers = {}

  /** `on` has changed(session), and late(text) when text missed the lock. `settings` as read by settings.js. */
  constructor(settings, on) {
    this.settings = settings
    this.on = on
    this.ledger = new Ledger()
    this.document = new Y.Doc()
    this.text = this.document.getText(TEXT)
    this.provider = new Provider({
      address: settings.address,
      document: this.document,
      writes: settings.writes,
      ledger: this.ledger,
      on: {
        changed: () => this.#changed(),
        compared: (update) => this.#compared(update),
        flush: () => this.#flush(),
        writable: (message) => this.#writable(message),
        closed: (how) => this.#closed(how),
      },
    })
    this.document.on('update', (update, origin) => this.#updated(update, origin))
  }

  get awareness() {
    return this.provider.awareness
  }

  /** Reads what this device has, then connects. */
  async start() {
    this.#changed()
    if (this.settings.store) await this.#openStore()
    if (this.#stopped) return this.#store?.close()
    this.#started = true
    this.provider.socket.start()
    return this.#changed()
  }

  /** Whether typing is taken now: not before there is a text to type into, and not after time is up. */
  get writable() {
    return this.settings.writes && this.#ready && !this.#flushing && !this.#locked && !this.#late && !this.#refused
  }

  get description() {
    const { ledger, provider, settings } = this
    return describe({
      connected: provider.synced,
      writes: settings.writes,
      locked: this.#locked || (this.#flushing ? 'locked' : ''),
      unconfirmed: ledger.unconfirmed,
      overdue: Boolean(this.#timers.overdue?.passed),
      kept: this.#kept,
      late: this.#late,
      refused: this.#refused,
      tooLong: this.#tooLong,
      away: !navigator.onLine || provider.socket.failures > 2,
      joined: this.#joined,
    })
  }

  /** Whether leaving the page now would lose something typed. */
  get wouldLose() {
    return this.ledger.unconfirmed && this.#kept !== 'yes'
  }

  /** The network or the page came back, or went. */
  nudge() {
    if (!this.#started) return
    this.provider.socket.nudge()
    this.#changed()
  }

  /** The editor is gone from the page: end, but first let what was typed arrive. */
  leave() {
    if (!this.ledger.unconfirmed) return this.#leaveNothing()
    if (this.#late || this.#refused) return this.stop()
    this.#timers.farewell = { id: setTimeout(() => this.stop(), FAREWELL) }
    const tell = this.on.late
    const late = (text) => {
      tell(text)
      this.stop()
    }
    this.on = { changed: () => this.ledger.unconfirmed || this.#leaveNothing(), late }
    return undefined
  }

  /** The server has everything: this device need not keep it, and after a collection must not. */
  #leaveNothing() {
    if (this.#stopped) return
    this.#wipe()
    this.stop()
  }

  stop() {
    if (this.#stopped) return
    this.#stopped = true
    for (const { id } of Object.values(this.#timers)) clearTimeout(id)
    this.provider.stop()
    this.#store?.close()
    this.document.destroy()
  }

  get #kept() {
    if (!this.#store || this.#store.failed) return 'no'
    return this.#store.complete ? 'yes' : 'soon'
  }

  async #openStore() {
    try {
      const store = await inTime(Store.open(this.settings.document, () => this.#changed()))
      const { updates, pending } = await inTime(store.load())
      this.#store = store
      this.#untidy = pending
      if (pending) this.ledger.edited()
      this.document.transact(() => updates.forEach((update) => Y.applyUpdate(this.document, update, this)), this)
      this.#ready = updates.length > 0
    } catch (error) {
      // Private windows and full devices refuse: the status then never says "kept on this device".
      console.warn('This device keeps nothing while offline', error)
    }
  }

  #updated(update, origin) {
    if (origin === this) return
    const own = origin !== this.provider
    if (own) this.ledger.edited()
    this.#keep(update, own)
    if (own) this.provider.edited(update)
    this.#changed()
  }

  #keep(update, own) {
    if (!this.#store) return
    this.#untidy = true
    this.#store.keep(update, own)
  }

  #flush() {
    this.#flushing = true
    this.#changed()
    this.provider.answerFlush()
  }

  #writable({ allowed, reason }) {
    const reopened = allowed && (this.#locked || this.#late)
    this.#flushing = false
    this.#locked = allowed ? '' : reason || 'locked'
    if (reopened) this.#reopen()
    else if (!allowed && this.settings.writes) this.#shut()
  }

  /** What was refused while locked would leave a gap before new typing: a fresh connection sends both. */
  #reopen() {
    this.#late = false
    if (this.ledger.unconfirmed) this.provider.socket.restart()
  }

  #shut() {
    if (this.ledger.unconfirmed) this.#compare()
    else this.#wipeIfCollected()
  }

  /** Locked with something unconfirmed: did it arrive before the lock? Only the server's own text can tell. */
  #compare() {
    this.#comparing = true
    this.provider.compare()
  }

  #compared(update) {
    this.#comparing = false
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, update)
    if (theirs.getText(TEXT).toString() === this.text.toString()) this.ledger.matched()
    if (this.ledger.unconfirmed) this.#missedTheLock()
    else this.#wipeIfCollected()
  }

  #missedTheLock() {
    if (this.#late) return
    this.#late = true
    this.on.late(this.text.toString())
  }

  #wipeIfCollected() {
    if (this.#locked === 'collected') this.#wipe()
  }

  /** From here on this device keeps nothing of the document. */
  #wipe() {
    this.#store?.wipe()
    this.#store?.close()
    this.#store = null
    this.#untidy = false
  }

  #closed({ code, final }) {
    this.#comparing = false
    if (this.#stopped) return
    if (code === TOO_LONG) this.#tooLong = true
    if (final) this.#refuse(code)
    this.#changed()
  }

  #refuse(code) {
    this.#refused = code
    const ended = code === 4404 || code === 4010
    if (ended && this.ledger.unconfirmed) this.#missedTheLock()
    else if (ended) this.#wipe()
  }

  #changed() {
    if (this.#stopped) return
    const { ledger, provider } = this
    if (provider.synced) this.#ready = this.#joined = true
    if (!ledger.unconfirmed) this.#late = this.#tooLong = false
    const waiting = ledger.unconfirmed && provider.synced && !this.#comparing
    this.#watch('overdue', waiting && ledger.confirmed === this.#lastConfirmed, OVERDUE_AFTER)
    this.#lastConfirmed = ledger.confirmed
    this.#tidy()
    this.on.changed(this)
  }

  /** Keeps a timer running while a condition holds, and notes when it has held that long. */
  #watch(name, holds, after) {
    if (!holds) {
      clearTimeout(this.#timers[name]?.id)
      delete this.#timers[name]
    } else if (!this.#timers[name]) {
      const timer = { passed: false }
      timer.id = setTimeout(() => {
        timer.passed = true
        this.#changed()
      }, after)
      this.#timers[name] = timer
    }
  }

  /** Makes one record of many on this device: soon after all is saved, or when a long time offline has left a heap. */
  #tidy() {
    const due = this.#untidy && (!this.ledger.unconfirmed || this.#store?.size > TIDY_AT)
    if (this.#timers.tidy?.passed && due) {
      this.#untidy = false
      this.#store?.replace(Y.encodeStateAsUpdate(this.document), this.ledger.unconfirmed)
    }
    this.#watch('tidy', due && this.#untidy, TIDY_AFTER)
  }
}
