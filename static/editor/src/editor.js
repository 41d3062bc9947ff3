/** The writing surface: CodeMirror for plain text, bound to a shared text. */
import { insertNewline, standardKeymap } from "@codemirror/commands";
import { Compartment, EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { yCollab, ySync, ySyncAnnotation, ySyncFacet } from "y-codemirror.next";
import * as Y from "yjs";

import { deleteEmoji } from "./backspace.js";
import { watchBroughtBack } from "./brought-back.js";
import { othersCarets, ownCaret } from "./carets.js";
import { directions } from "./directions.js";
import { wholeCharacters } from "./halves.js";
import { lengthLimit, lineEnds } from "./rules.js";
import { sync } from "./sync.js";

/**
 * @import { EditorSettings, Shared } from "../../types/editor.d.ts"
 * @import { AnnotationType, Extension, Text } from "@codemirror/state"
 */

const LOOK_EVERY = 50;
const NOT_TYPED = /** @type {AnnotationType<unknown>} */ (ySyncAnnotation).of("typed elsewhere");

/**
 * Somebody may type before the text is there: they are on their way from another document, and not one key may be lost.
 * The editor then shows only what was *typed ahead*; `join` puts it into the text once that has arrived.
 */
export class Editor {
  #permission = new Compartment();
  #sharing = new Compartment();
  #shared;
  #writable = false;
  #isAhead = false;
  /** @type {Y.RelativePosition | null} */
  #place = null;
  #forgetsBroughtBack;

  /**
   * `on` has limit(), called when typing was refused for length, and typed(text), called after every change.
   * @param {{ parent: HTMLElement, session: Shared, on: { limit: () => void, typed: (text: Text) => void } }} options
   */
  constructor({ parent, session, on }) {
    const { settings, text } = session;
    this.text = text;
    this.undoManager = new Y.UndoManager(text, { trackedOrigins: new Set() });
    this.#forgetsBroughtBack = watchBroughtBack(text, this.undoManager);
    this.#shared = [
      /** @type {Extension[]} */ (yCollab(text, null, { undoManager: this.undoManager })).map((part) =>
        part === ySync ? sync : part,
      ),
      presence(session),
    ];
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [
          this.#permission.of(permission(false)),
          naming(settings),
          placeholder(settings.placeholder),
          EditorView.lineWrapping,
          directions,
          lineEnds,
          lengthLimit(settings.limit, on.limit),
          wholeCharacters,
          keymap.of(this.#keys()),
          this.#sharing.of(this.#shared),
          EditorView.updateListener.of((update) => update.docChanged && on.typed(update.state.doc)),
        ],
      }),
    });
  }

  get writable() {
    return this.#writable;
  }

  set writable(writable) {
    if (writable === this.#writable) return;
    this.#writable = writable;
    const { hasFocus } = this;
    this.view.dispatch({ effects: this.#permission.reconfigure(permission(writable)) });
    // Browsers take the focus from what stops being editable; people who were writing stay where they were.
    if (hasFocus) this.focus();
  }

  /** Also while the window itself has not, as when people look at their video call. */
  get hasFocus() {
    return document.activeElement === this.view.contentDOM;
  }

  focus() {
    this.view.focus();
    this.#showCaret();
  }

  /** Where the caret is, so that it can be put there again in another editor of the same document. */
  get place() {
    return this.#isAhead
      ? this.#place
      : Y.createRelativePositionFromTypeIndex(this.text, this.view.state.selection.main.head);
  }

  get isAhead() {
    return this.#isAhead;
  }

  get typedAhead() {
    return this.#isAhead ? this.view.state.doc.toString() : "";
  }

  /**
   * From now on, until `join`, this takes what is typed. `typed`: what was already; `place`: where it goes, or the end.
   * @param {string} [typed]
   * @param {Y.RelativePosition | null} [place]
   */
  typeAhead(typed = "", place = null) {
    this.#isAhead = true;
    this.#place = place;
    this.#writable = true;
    const { doc } = this.view.state;
    this.view.dispatch({
      changes: { from: 0, to: doc.length, insert: typed },
      selection: { anchor: typed.length },
      annotations: NOT_TYPED,
      effects: [this.#sharing.reconfigure([]), this.#permission.reconfigure(permission(true))],
    });
  }

  /** Shows the text, and puts into it what was typed ahead; without `typed`, that is left out. */
  join(typed = this.typedAhead) {
    const { view, text } = this;
    const all = text.toString();
    const at = indexOf(this.#place, text) ?? all.length;
    this.#isAhead = false;
    view.dispatch({ effects: this.#sharing.reconfigure(this.#shared) });
    const shared = view.state.facet(ySyncFacet);
    const { doc, selection } = view.state;
    const ahead = { from: 0, to: typed ? 0 : doc.length, insert: all.slice(0, at) };
    view.dispatch({
      changes: [ahead, { from: doc.length, insert: all.slice(at) }],
      selection: EditorSelection.cursor(at + (typed ? selection.main.head : 0)),
      annotations: ySyncAnnotation.of(shared),
      scrollIntoView: true,
    });
    if (typed) /** @type {Y.Doc} */ (text.doc).transact(() => text.insert(at, typed), shared);
  }

  /**
   * As if it were typed at the end, on a line of its own; the caret goes there. False where it would be too long.
   * @param {string} text
   */
  append(text) {
    const { doc } = this.view.state;
    const insert = doc.length && !doc.toString().endsWith("\n") ? `\n${text}` : text;
    const anchor = doc.length + insert.length;
    this.view.dispatch({ changes: { from: doc.length, insert }, selection: { anchor }, scrollIntoView: true });
    this.focus();
    return this.view.state.doc !== doc;
  }

  /**
   * Done when what is being composed stands in the text; at the latest after `within` milliseconds.
   * @param {number} within
   */
  async composed(within) {
    const until = performance.now() + within;
    const moment = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    while (this.view.composing && performance.now() < until) await moment();
    return moment(); // CodeMirror reads the last of it a little later
  }

  /** A page that is rendered anew may move the editor: the focus stays, and browsers forget where the caret was. */
  keepCaret() {
    const { contentDOM, composing } = this.view;
    if (this.hasFocus && !composing && !contentDOM.contains(getSelection()?.anchorNode ?? null)) this.#showCaret();
  }

  #showCaret() {
    const { anchor, head } = this.view.state.selection.main;
    const [from, to] = [anchor, head].map((at) => this.view.domAtPos(at));
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  destroy() {
    this.view.destroy();
    this.#forgetsBroughtBack();
    this.undoManager.destroy();
  }

  /** Tab is not among them: it leaves the editor, as everywhere else on the page. */
  #keys() {
    const undo = () => this.#step("undo");
    const redo = () => this.#step("redo");
    return [
      { key: "Mod-z", run: undo, preventDefault: true },
      { key: "Mod-Shift-z", run: redo, preventDefault: true },
      { key: "Mod-y", run: redo, preventDefault: true },
      { key: "Enter", run: insertNewline, shift: insertNewline },
      { key: "Backspace", run: deleteEmoji },
      ...standardKeymap,
    ];
  }

  /**
   * Takes back, or does again, one's own typing only. Not while locked: the undo manager does not ask the editor.
   * @param {"undo" | "redo"} which
   */
  #step(which) {
    this.view.plugin(sync)?.flush();
    if (this.#writable && !this.#isAhead) this.undoManager[which]();
    return true;
  }
}

/**
 * Where a relative position is in the text now; null where it is none, or where what it was beside has not arrived.
 * @param {Y.RelativePosition | null} place
 * @param {Y.Text} text
 */
function indexOf(place, text) {
  const found = place && Y.createAbsolutePositionFromRelativePosition(place, /** @type {Y.Doc} */ (text.doc));
  return found?.type === text ? found.index : null;
}

/**
 * Read-only text keeps its tabindex, so that it can still be reached by keyboard, selected and copied.
 * @param {boolean} writable
 */
function permission(writable) {
  return [
    EditorState.readOnly.of(!writable),
    EditorView.editable.of(writable),
    EditorView.contentAttributes.of(writable ? {} : { "aria-readonly": "true" }),
  ];
}

/** @param {EditorSettings} options */
function naming({ label }) {
  return EditorView.contentAttributes.of({
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": label,
    tabindex: "0",
    spellcheck: "true",
    autocapitalize: "sentences",
    autocorrect: "on",
  });
}

/** @param {Shared} options */
function presence({ settings, text, awareness }) {
  if (!settings.presence) return [];
  const others = othersCarets(text, awareness);
  return settings.writes ? [others, ownCaret(text, awareness)] : others;
}
