/**
 * Keeps editor and shared text in step, as y-codemirror.next's own plugin does, and leaves what is being composed alone.
 *
 * An input method (Japanese, Chinese, Korean, dead keys) and most phones' keyboards hold on to the word that is being
 * written. If somebody else's change replaced it on the screen, the keyboard would lose its place: words came twice or
 * went. So a change that touches the composed word waits, and all others behind it, until the word is finished. What is
 * typed meanwhile goes out at once: its places are mapped over what waits. Between words that stay, the composed one keeps its
 * place; where all around it is replaced, it goes to the nearer end of what comes instead.
 */
import { ChangeSet } from "@codemirror/state";
import { ViewPlugin } from "@codemirror/view";
import { ySyncAnnotation, ySyncFacet } from "y-codemirror.next";

import { around, specsOf } from "./changes.js";

/**
 * @import { Span } from "./changes.js"
 * @import { Text } from "@codemirror/state"
 * @import { EditorView, ViewUpdate } from "@codemirror/view"
 * @import * as Y from "yjs"
 */

/** Phones keep a word composed for as long as the caret stands in it: one that nobody goes on with does not hold long. */
const IDLE_AFTER = 3_000;
/** The browser tells of the last change of a composition a moment after its end. */
const SETTLED_AFTER = 60;

class Sync {
  #view;
  #config;
  /**
   * @param {Y.YTextEvent} event
   * @param {Y.Transaction} transaction
   */
  #listen = (event, { origin }) => origin !== this.#config && this.#remote(event.delta);
  /** Changes of the shared text that the editor does not show yet, or null. */
  /** @type {ChangeSet | null} */
  #held = null;
  /** @type {number | null} */
  #timer = null;
  /** Where the composition is, as {from, to} in the editor, or null. */
  /** @type {Span | null} */
  #composed = null;
  #typedAt = 0;
  #composedAt = 0;

  /** @param {EditorView} view */
  constructor(view) {
    this.#view = view;
    this.#config = view.state.facet(ySyncFacet);
    this.#config.ytext.observe(this.#listen);
  }

  /** @param {ViewUpdate} options */
  update({ view, docChanged, changes, transactions }) {
    const own =
      docChanged && transactions.every((transaction) => transaction.annotation(ySyncAnnotation) !== this.#config);
    if (own) this.#typedAt = performance.now();
    this.#follow(view, docChanged ? changes : null, own);
    if (own) this.#send(changes);
  }

  /** Shows what waits, at once. */
  flush() {
    clearInterval(this.#timer);
    this.#timer = null;
    const changes = this.#held;
    this.#held = null;
    if (changes) this.#show(changes);
  }

  destroy() {
    clearInterval(this.#timer);
    this.#config.ytext.unobserve(this.#listen);
  }

  /**
   * Notes where the composition is: from its caret on, with everything that changed in it.
   * @param {EditorView} view
   * @param {ChangeSet | null} changes
   * @param {boolean} own
   */
  #follow(view, changes, own) {
    if (!view.compositionStarted) {
      this.#composed = null;
      return;
    }
    let { from, to } = this.#composed ?? view.state.selection.main;
    if (changes && this.#composed) [from, to] = [changes.mapPos(from, 1), changes.mapPos(to, -1)];
    if (changes && own) {
      changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
        from = Math.min(from, fromB);
        to = Math.max(to, toB);
      });
    }
    this.#composed = { from: Math.min(from, to), to: Math.max(from, to) };
  }

  /** @param {ChangeSet} changes */
  #send(changes) {
    // At one and the same place what is typed comes first: it stays beside what was typed before it.
    const mapped = this.#held ? changes.map(this.#held, true) : changes;
    if (this.#held) this.#held = this.#held.map(changes);
    const { ytext } = this.#config;
    ytext.doc.transact(() => {
      let moved = 0;
      mapped.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
        const text = inserted.sliceString(0, inserted.length, "\n");
        if (fromA !== toA) ytext.delete(fromA + moved, toA - fromA);
        if (text) ytext.insert(fromA + moved, text);
        moved += text.length - (toA - fromA);
      });
    }, this.#config);
  }

  /** @param {Y.YTextEvent["delta"]} delta */
  #remote(delta) {
    const length = this.#held ? this.#held.newLength : this.#view.state.doc.length;
    const changes = ChangeSet.of(specsOf(delta), length);
    if (this.#held) this.#held = around(this.#place, this.#held.compose(changes));
    else if (this.#touches(changes)) this.#hold(around(this.#place, changes));
    else this.#show(changes);
  }

  /** What is being composed, or the selection. */
  get #place() {
    return this.#composed ?? this.#view.state.selection.main;
  }

  /** @param {ChangeSet} changes */
  #touches(changes) {
    if (!this.#view.compositionStarted) return false;
    const { from, to } = this.#place;
    let touched = false;
    changes.iterChangedRanges((fromA, toA) => (touched ||= fromA < to && toA > from));
    return touched;
  }

  /** @param {ChangeSet} changes */
  #hold(changes) {
    this.#held = changes;
    this.#composedAt = performance.now();
    this.#timer = setInterval(() => this.#look(), SETTLED_AFTER / 2);
  }

  #look() {
    const now = performance.now();
    if (this.#view.compositionStarted) this.#composedAt = now;
    const idle = now - this.#typedAt > IDLE_AFTER;
    if (now - this.#composedAt > SETTLED_AFTER || idle) this.flush();
  }

  /** @param {ChangeSet} changes */
  #show(changes) {
    this.#view.dispatch({ changes, annotations: [ySyncAnnotation.of(this.#config)] });
  }
}

export const sync = ViewPlugin.fromClass(Sync);
