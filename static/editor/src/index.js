/**
 * Puts an editor into every `<div data-editor …>` on the page, now and whenever one is added, and ends it when its
 * element leaves. Attributes are read in settings.js.
 */
import './styles.js'

import { Mount } from './mount.js'
import { Store } from './store.js'

const SELECTOR = '[data-editor]'
const mounts = new Map()

function mount(element) {
  if (mounts.has(element)) return
  const mounted = new Mount(element)
  mounts.set(element, mounted)
  mounted.start()
}

function sweep() {
  for (const [element, mounted] of mounts) {
    if (element.isConnected) continue
    mounts.delete(element)
    mounted.destroy()
  }
  document.querySelectorAll(SELECTOR).forEach(mount)
}

const each = (action) => () => mounts.forEach(action)
const nudge = each((mounted) => mounted.session.nudge())
const refresh = each((mounted) => mounted.refresh())

/** Editors change their own insides with every key: only changes outside of them can add or remove one. */
function outside({ target }) {
  return !target.closest?.(SELECTOR)
}

new MutationObserver((records) => {
  if (!records.some(outside)) return
  sweep()
  refresh()
}).observe(document.body, { childList: true, subtree: true })

document.addEventListener('htmx:after:swap', refresh)
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && nudge())
for (const event of ['online', 'offline', 'pageshow']) addEventListener(event, nudge)
addEventListener('beforeunload', (event) => {
  if ([...mounts.values()].some(({ session }) => session.wouldLose)) event.preventDefault()
})

/** Somebody has offered, or let go, what missed the lock: nothing of it stays on this device. */
document.addEventListener('visionroom:late-settled', ({ detail }) => {
  Store.forget(detail.document).catch((error) => console.warn('This device could not forget a late text', error))
})
sweep()
const open = new Set([...mounts.values()].map(({ settings }) => settings.document))
Store.forgetSent(open).catch((error) => console.warn('This device could not tidy up', error))
