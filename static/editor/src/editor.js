/** The writing surface: CodeMirror for plain text, bound to a shared text. */
import { insertNewline, standardKeymap } from '@codemirror/commands'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { yCollab } from 'y-codemirror.next'
import * as Y from 'yjs'

import { othersCarets, ownCaret } from './carets.js'
import { lengthLimit, lineEnds, wholeCharacters } from './rules.js'

export class Editor {
  #permission = new Compartment()
  #writable = false

  /** `on` has limit(), called when typing was refused for length, and typed(text), called after every change. */
  constructor({ parent, session, on }) {
    const { settings, text } = session
    this.undoManager = new Y.UndoManager(text, { trackedOrigins: new Set() })
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [
          this.#permission.of(permission(false)),
          naming(settings),
          placeholder(settings.placeholder),
          EditorView.lineWrapping,
          lineEnds,
          lengthLimit(settings.limit, on.limit),
          wholeCharacters,
          keymap.of(this.#keys()),
          yCollab(text, null, { undoManager: this.undoManager }),
          presence(session),
          EditorView.updateListener.of((update) => update.docChanged && on.typed(update.state.doc)),
        ],
      }),
    })
  }

  set writable(writable) {
    if (writable === this.#writable) return
    this.#writable = writable
    const { contentDOM, hasFocus } = this.view
    this.view.dispatch({ effects: this.#permission.reconfigure(permission(writable)) })
    // Browsers take the focus from what stops being editable; whoever was writing stays where they were.
    if (hasFocus) contentDOM.focus({ preventScroll: true })
  }

  destroy() {
    this.view.destroy()
    this.undoManager.destroy()
  }

  /** Tab is not among them: it leaves the editor, as everywhere else on the page. */
  #keys() {
    const undo = () => this.#step('undo')
    const redo = () => this.#step('redo')
    return [
      { key: 'Mod-z', run: undo, preventDefault: true },
      { key: 'Mod-Shift-z', run: redo, preventDefault: true },
      { key: 'Mod-y', run: redo, preventDefault: true },
      { key: 'Enter', run: insertNewline, shift: insertNewline },
      ...standardKeymap,
    ]
  }

  /** Takes back, or does again, one's own typing only. Not while locked: the undo manager does not ask the editor. */
  #step(which) {
    if (this.#writable) this.undoManager[which]()
    return true
  }
}

/** Read-only text keeps its tabindex, so that it can still be reached by keyboard, selected and copied. */
function permission(writable) {
  return [
    EditorState.readOnly.of(!writable),
    EditorView.editable.of(writable),
    EditorView.contentAttributes.of(writable ? {} : { 'aria-readonly': 'true' }),
  ]
}

function naming({ label }) {
  return EditorView.contentAttributes.of({
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    tabindex: '0',
    spellcheck: 'true',
    autocapitalize: 'sentences',
    autocorrect: 'on',
  })
}

function presence({ settings, text, awareness }) {
  if (!settings.presence) return []
  const others = othersCarets(text, awareness)
  return settings.writes ? [others, ownCaret(text, awareness)] : others
}
