/**
 * Other people's carets and selections, drawn over and under the text in layers of their own, so that the text itself (and
 * with it phones' keyboards, spelling and screen readers) is left alone. Layers are aria-hidden.
 *
 * Colours are classes (caret-0 to caret-7, in editor.css), since the page's policy allows no style attributes.
 */
import { EditorSelection } from "@codemirror/state";
import { EditorView, layer, RectangleMarker, ViewPlugin } from "@codemirror/view";
import { ySyncAnnotation } from "y-codemirror.next";
import * as Y from "yjs";

/**
 * @import { Person, Presence } from "../../types/editor.d.ts"
 * @import { ViewUpdate } from "@codemirror/view"
 * @import { Awareness } from "y-protocols/awareness"
 */

/** How long a name stays beside a caret after it moved. */
const NAMED_FOR = 3_000;
const LONGEST_NAME = 40;
const COLOURS = 8;

/** @type {("left" | "top" | "height" | "name" | "colour" | "named")[]} */
const KEYS = ["left", "top", "height", "name", "colour", "named"];

/** A caret with its owner's name. */
class Caret {
  /**
   * @param {RectangleMarker} options
   * @param {Person} options
   */
  constructor({ left, top, height }, { name, colour, named }) {
    this.left = left;
    this.top = top;
    this.height = height;
    this.name = name;
    this.colour = colour;
    this.named = named;
  }

  draw() {
    const element = document.createElement("div");
    element.append(document.createElement("span"));
    this.#dress(element);
    return element;
  }

  /** @param {HTMLElement} element */
  update(element) {
    this.#dress(element);
    return true;
  }

  /** @param {Caret} other */
  eq(other) {
    return KEYS.every((key) => this[key] === other[key]);
  }

  /** @param {HTMLElement} element */
  #dress(element) {
    element.className = `editor-caret caret-${this.colour}${this.named ? " named" : ""}`;
    element.style.left = `${this.left}px`;
    element.style.top = `${this.top}px`;
    element.style.height = `${this.height}px`;
    /** @type {Element} */ (element.firstChild).textContent = this.name;
  }
}

/**
 * A position as others sent it, or null where it is not one, or is in text that has not arrived yet.
 * @param {Y.Text} text
 * @param {unknown} json
 */
function positionIn(text, json) {
  if (typeof json !== "object" || json === null) return null;
  const { item } = /** @type {{ item?: { client: unknown, clock: unknown } }} */ (json);
  if (item && !(Number.isSafeInteger(item.client) && Number.isSafeInteger(item.clock))) return null;
  const absolute = Y.createAbsolutePositionFromRelativePosition(
    Y.createRelativePositionFromJSON(json),
    /** @type {Y.Doc} */ (text.doc),
  );
  return absolute?.type === text ? absolute.index : null;
}

/** Who else is in the text, where, and who of them has just moved. */
class Others {
  #movedAt = new Map();
  /** @type {number | null} */
  #timer = null;

  /**
   * @param {EditorView} view
   * @param {Y.Text} text
   * @param {Awareness} awareness
   */
  constructor(view, text, awareness) {
    this.view = view;
    this.text = text;
    this.awareness = awareness;
    /**
     * @param {{ added: number[], updated: number[], removed: number[] }} change
     * @param {unknown} origin
     */
    this.listen = (change, origin) => origin === "local" || this.#moved(change);
    awareness.on("change", this.listen);
  }

  /** Each person as {name, colour, named, anchor, head}; positions are within the document as shown. */
  list() {
    const now = Date.now();
    return [...this.awareness.getStates()].flatMap(([client, state]) => {
      const place = client === this.awareness.clientID ? null : this.#place(state);
      return place
        ? [{ ...place, ...label(state.user), named: now - (this.#movedAt.get(client) ?? 0) < NAMED_FOR }]
        : [];
    });
  }

  /**
   * Somebody's text came in: the person whose caret stands at its end typed it.
   * @param {ViewUpdate} options
   */
  update({ docChanged, changes, transactions }) {
    if (!docChanged || !transactions.some((transaction) => transaction.annotation(ySyncAnnotation))) return;
    const ends = new Set();
    changes.iterChangedRanges((_fromA, _toA, _fromB, toB) => ends.add(toB));
    for (const [client, state] of this.awareness.getStates()) {
      if (ends.has(this.#place(state)?.head)) this.#note(client);
    }
  }

  destroy() {
    this.awareness.off("change", this.listen);
    clearTimeout(this.#timer);
  }

  /** @param {Presence} options */
  #place({ cursor }) {
    const anchor = positionIn(this.text, cursor?.anchor);
    const head = positionIn(this.text, cursor?.head);
    const last = this.view.state.doc.length;
    return anchor === null || head === null ? null : { anchor: Math.min(anchor, last), head: Math.min(head, last) };
  }

  /** @param {{ added: number[], updated: number[], removed: number[] }} options */
  #moved({ added, updated, removed }) {
    for (const client of [...added, ...updated]) this.#note(client);
    for (const client of removed) this.#movedAt.delete(client);
    this.view.dispatch({});
  }

  /** @param {number} client */
  #note(client) {
    this.#movedAt.set(client, Date.now());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.view.dispatch({}), NAMED_FOR + 50);
  }
}

/** @param {Presence["user"]} user */
function label(user) {
  const name = typeof user?.name === "string" ? user.name.slice(0, LONGEST_NAME) : "";
  const colour = Number.isInteger(user?.color) ? Math.abs(Number(user?.color)) % COLOURS : 0;
  return { name, colour };
}

/**
 * The extension that draws the others' carets in `text`.
 * @param {Y.Text} text
 * @param {Awareness} awareness
 */
export function othersCarets(text, awareness) {
  const others = ViewPlugin.define((view) => new Others(view, text, awareness));
  /** @param {EditorView} view */
  const list = (view) => view.plugin(others)?.list() ?? [];
  const carets = layer({
    above: true,
    class: "editor-carets",
    update: () => true,
    markers: (view) => list(view).flatMap((person) => caretOf(view, person)),
  });
  const selections = layer({
    above: false,
    class: "editor-selections",
    update: () => true,
    markers: (view) => list(view).flatMap((person) => selectionOf(view, person)),
  });
  return [others, carets, selections];
}

/**
 * @param {EditorView} view
 * @param {Person} person
 */
function caretOf(view, person) {
  return RectangleMarker.forRange(view, "", EditorSelection.cursor(person.head)).map(
    (place) => new Caret(place, person),
  );
}

/**
 * @param {EditorView} view
 * @param {Person} options
 */
function selectionOf(view, { anchor, head, colour }) {
  if (anchor === head) return [];
  return RectangleMarker.forRange(view, `editor-selection caret-${colour}`, EditorSelection.range(anchor, head));
}

/**
 * The extension that tells others where one's own caret is, while the editor has the focus. Another window beside it, such as
 * the video call, takes no caret out of the text; another field of the page does.
 * @param {Y.Text} text
 * @param {Awareness} awareness
 */
export function ownCaret(text, awareness) {
  return EditorView.updateListener.of(({ view, state, selectionSet, docChanged, focusChanged }) => {
    const isIn = view.root.activeElement === view.contentDOM;
    if (!(selectionSet || docChanged || focusChanged) || (isIn && !view.hasFocus)) return;
    const { anchor, head } = state.selection.main;
    const cursor = isIn ? { anchor: relative(text, anchor), head: relative(text, head) } : null;
    const before = awareness.getLocalState()?.cursor ?? null;
    if (JSON.stringify(before) !== JSON.stringify(cursor)) awareness.setLocalState({ cursor });
  });
}

/**
 * @param {Y.Text} text
 * @param {number} position
 */
function relative(text, position) {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, position));
}
