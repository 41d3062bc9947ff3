/** Whether somebody who writes in one team's document has been moved to another, as far as this document can tell. */

/** @import { Barred } from "../../types/editor.d.ts" */

/** How long a person who was moved may type on here until the page shows the next document: the server waits for 2 s. */
const PART_WITHIN = 1_500;

export class Moving {
  /** What is typed now belongs elsewhere, or nowhere until the page has heard where. */
  isMoved = false;
  /** '', or refused and 'asking' again, or 'waiting' for the page to be made anew. */
  /** @type {Barred} */
  barred = "";
  /** @type {number | null} */
  #parting = null;

  /** Whether this document has been told that its writer goes. */
  get isParting() {
    return this.isMoved || this.#parting !== null;
  }

  /**
   * `moved()` is called in a moment, unless the person stays.
   * @param {() => void} moved
   */
  partSoon(moved) {
    this.#parting ??= setTimeout(() => this.part(moved), PART_WITHIN);
  }

  /** @param {() => void} moved */
  part(moved) {
    this.#waitNoMore();
    this.isMoved = true;
    moved();
  }

  /** Moved back before they had left. People who were refused are back only once they are let in. */
  stay() {
    if (this.barred) return;
    this.#waitNoMore();
    this.isMoved = false;
  }

  /**
   * Refused, as somebody is who was moved: they may be moved back before their page has heard of either.
   * @param {Barred} barred
   */
  bar(barred) {
    this.#waitNoMore();
    this.barred = barred;
    this.isMoved = true;
  }

  letIn() {
    if (!this.barred) return;
    this.barred = "";
    this.isMoved = false;
  }

  /** For good: there is nothing to wait for. */
  end() {
    this.letIn();
    this.stay();
  }

  #waitNoMore() {
    clearTimeout(this.#parting);
    this.#parting = null;
  }
}
