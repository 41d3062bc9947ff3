/**
 * Somebody types, and the page is made anew around them: they go on typing, without a click and without losing a key,
 * wherever the page shows the same document again, or the document of the team that they were moved to.
 */

/**
 * @import { Mount } from "./mount.js"
 * @import { Unfinished } from "../../types/editor.d.ts"
 */

/** How long a change of the page waits for what is being composed; for a moved person the server waits for 2 s. */
const WAIT_FOR_COMPOSITION = 1_200;

const isNowhere = () => document.activeElement === document.body;

export class Focus {
  /** @type {Mount | null} */
  #holder = null;
  /** @type {Map<string, Unfinished>} */
  #places = new Map();

  /**
   * `mounts`: element -> mount, of all editors on the page.
   * @param {Map<Element, Mount>} mounts
   */
  constructor(mounts) {
    this.mounts = mounts;
    document.addEventListener("htmx:before:swap", () => this.#note());
    document.addEventListener("focusin", ({ target }) => target.closest("[data-editor]") || this.#places.clear());
    document.addEventListener("htmx:ws:before:message:incoming", ({ detail }) => this.#holdBack(detail));
  }

  /**
   * The page has changed: `gone` and `fresh` are the mounts that left it and that are new.
   * @param {Mount[]} gone
   * @param {Mount[]} fresh
   */
  goesOn(gone, fresh) {
    const holder = this.#holder;
    this.#holder = null;
    for (const mounted of gone) this.#passOn(mounted, fresh, mounted === holder);
    if (!isNowhere()) return;
    if (holder?.element.isConnected)
      holder.editor.focus(); // some browsers take the focus from what is moved in the page
    else for (const mounted of fresh) this.#restore(mounted);
  }

  #note() {
    this.#holder = this.#find(({ editor }) => editor.hasFocus);
    queueMicrotask(() => queueMicrotask(() => (this.#holder = null))); // the page has changed by then, if at all
  }

  /**
   * @param {Mount} mounted
   * @param {Mount[]} fresh
   * @param {boolean} hadFocus
   */
  #passOn(mounted, fresh, hadFocus) {
    const unfinished = mounted.handOver();
    if (!hadFocus && !unfinished.typed) return;
    const heir = fresh.find((one) => one.follows(unfinished));
    if (heir) heir.takeOver(unfinished);
    else mounted.giveUp(unfinished.typed);
    if (heir && hadFocus) heir.editor.focus();
    else if (hadFocus) this.#places.set(unfinished.document, unfinished);
  }

  /**
   * A document that somebody was writing in is back, and they are nowhere else.
   * @param {Mount} mounted
   */
  #restore(mounted) {
    const place = this.#places.get(mounted.settings.document);
    if (!place || !mounted.follows(place)) return;
    this.#places.clear();
    mounted.takeOver({ ...place, typed: "" });
    mounted.editor.focus();
  }

  /**
   * Somebody is composing a word in an editor that a pushed page lacks, or has elsewhere, as another phase may: the word
   * first. Browsers end a composition when its element moves.
   * @param {DocumentEventMap["htmx:ws:before:message:incoming"]["detail"]} options
   */
  #holdBack({ message, waitUntil }) {
    const composing = this.#find(({ editor }) => editor.view.composing);
    if (!composing) return;
    const page = String(message.data);
    const phase = composing.element.closest("[data-phase]")?.dataset.phase ?? "";
    const stays = page.includes(`id="${composing.element.id}"`) && page.includes(`data-phase="${phase}"`);
    if (!stays) waitUntil(composing.editor.composed(WAIT_FOR_COMPOSITION));
  }

  /** @param {(mounted: Mount) => boolean} condition */
  #find(condition) {
    return [...this.mounts.values()].find(condition) ?? null;
  }
}
