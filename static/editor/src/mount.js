/** One editor in one element of the page: surface, session, status, counter and notices. */
import { Editor } from './editor.js'
import { Session } from './session.js'
import { readSettings } from './settings.js'
import { Status } from './status.js'

const NOTICE_FOR = 6_000

export class Mount {
  #noticeTimer = null

  constructor(element) {
    this.element = element
    this.settings = readSettings(element)
    this.notice = this.#liveElement('editor-notice')
    this.announcement = this.#liveElement('editor-announcement')
    this.session = new Session(this.settings, {
      changed: () => this.#changed(),
      late: (text) => this.#tell('late', { text }),
    })
    this.status = new Status({
      elementId: this.settings.statusId,
      announce: (text) => (this.announcement.textContent = text),
      changed: (shown) => this.#stateChanged(shown),
    })
    this.editor = new Editor({
      parent: element,
      session: this.session,
      on: { limit: () => this.#limit(), typed: () => this.#count() },
    })
    element.append(this.notice, this.announcement)
  }

  async start() {
    await this.session.start()
    this.#count()
  }

  /** The page was rendered anew around the editor: write again what stands outside of it. */
  refresh() {
    this.status.refresh()
    this.#count()
  }

  destroy() {
    clearTimeout(this.#noticeTimer)
    this.status.stop()
    this.editor.destroy()
    this.session.leave()
  }

  #changed() {
    this.editor.writable = this.session.writable
    this.status.show(this.session.description)
  }

  #stateChanged({ state, text }) {
    this.element.dataset.state = state
    this.#tell('state', { state, text })
  }

  #limit() {
    const limit = this.settings.limit.toLocaleString('en-GB')
    this.notice.textContent = `${limit} characters is the limit; nothing was lost`
    clearTimeout(this.#noticeTimer)
    this.#noticeTimer = setTimeout(() => (this.notice.textContent = ''), NOTICE_FOR)
    this.#tell('limit', { limit: this.settings.limit })
  }

  /** Words always; characters too, once the limit is in sight. */
  #count() {
    const counter = document.getElementById(this.settings.countId)
    if (!counter) return
    const text = this.session.text.toString()
    const words = text.match(/\S+/gu)?.length ?? 0
    const { limit } = this.settings
    const near = text.length > limit * 0.8
    const characters = near ? ` · ${text.length.toLocaleString('en-GB')} of ${limit.toLocaleString('en-GB')} characters` : ''
    const shown = `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}${characters}`
    if (counter.textContent !== shown) counter.textContent = shown
  }

  #liveElement(className) {
    const element = document.createElement('p')
    element.className = className
    element.setAttribute('role', 'status')
    return element
  }

  /** Events bubble: visionroom:state, visionroom:limit, visionroom:late, each with the document's id. */
  #tell(name, detail) {
    const full = { document: this.settings.document, ...detail }
    const from = this.element.isConnected ? this.element : document
    from.dispatchEvent(new CustomEvent(`visionroom:${name}`, { bubbles: true, detail: full }))
  }
}
