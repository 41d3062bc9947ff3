/** One editor in one element of the page: surface, session, status, counter and notices. */
import { aheadOf, keepAhead } from "./ahead.js";
import { counted } from "./count.js";
import { Editor } from "./editor.js";
import { Session } from "./session.js";
import { readSettings } from "./settings.js";
import { Status } from "./status.js";

/** @import { Ahead, Shown, Unfinished } from "../../types/editor.d.ts" */

const NOTICE_FOR = 6_000;
/** Kinds of documents that people draft in. Of these only a team's hands over to another: what is alone stays alone. */
const DRAFTS = new Set(["team", "solo"]);

/** Before that, the page's own scripts may not listen yet. */
/** @type {Promise<void>} */
const loaded = new Promise((resolve) => {
  if (document.readyState === "complete") resolve();
  else addEventListener("load", () => resolve(), { once: true });
});

/**
 * `text` came too late for its document; its editor may have left the page. `why`: see Session. `ahead`: see Editor.
 * @param {string} of
 * @param {string} text
 * @param {string} why
 */
export async function tellLate(of, text, why, ahead = false) {
  await loaded;
  document.dispatchEvent(new CustomEvent("visionroom:late", { detail: { document: of, text, why, ahead } }));
}

export class Mount {
  /** @type {number | null} */
  #noticeTimer = null;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.settings = readSettings(element);
    this.notice = this.#liveElement("editor-notice");
    this.announcement = this.#liveElement("editor-announcement");
    this.session = new Session(this.settings, {
      changed: () => this.#changed(),
      late: (text, why) => tellLate(this.settings.document, text, why),
    });
    this.status = new Status({
      elementId: this.settings.statusId,
      announce: (text) => (this.announcement.textContent = text),
      changed: (shown) => this.#stateChanged(shown),
    });
    this.editor = new Editor({
      parent: element,
      session: { settings: this.settings, text: this.session.text, awareness: this.session.provider.awareness },
      on: { limit: () => this.#limit(), typed: () => this.#typed() },
    });
    element.append(this.notice, this.announcement);
    element.addEventListener("focusin", () => this.#settle());
    element.addEventListener("visionroom:read", ({ detail }) => detail.texts.push(this.#ownWords()));
  }

  async start() {
    this.#goOn(aheadOf(this.settings.document));
    await this.session.start();
    this.#count();
  }

  /** The page was rendered anew around the editor: write again what stands outside of it. */
  refresh() {
    this.status.refresh();
    this.editor.keepCaret();
    this.#count();
  }

  /** What has to go on elsewhere when this editor leaves the page. */
  handOver() {
    const { editor, settings } = this;
    keepAhead(settings.document, "");
    return { document: settings.document, kind: settings.kind, place: editor.place, typed: editor.typedAhead };
  }

  /**
   * Whether somebody who wrote there, and whose page now shows this instead, goes on typing here.
   * @param {Unfinished} unfinished
   */
  follows({ document, kind }) {
    const { settings } = this;
    return settings.writes && (settings.document === document || (kind === "team" && DRAFTS.has(settings.kind)));
  }

  /**
   * Goes on with what was typed before a reload.
   * @param {Ahead | null} kept
   */
  #goOn(kept) {
    if (!kept || this.editor.isAhead || !this.settings.writes) return;
    this.editor.typeAhead(kept.typed, kept.place);
  }

  /**
   * Goes on with what was unfinished elsewhere: at the same place of the same document, or at the end of another.
   * @param {Unfinished} unfinished
   */
  takeOver({ document, place, typed }) {
    this.editor.typeAhead(typed, document === this.settings.document ? place : null);
    this.#settle();
  }

  /**
   * What was typed ahead and has no text to go to.
   * @param {string} typed
   */
  giveUp(typed) {
    if (typed) tellLate(this.settings.document, typed, this.session.isMoved ? "moved" : "locked", true);
  }

  get wouldLose() {
    return this.session.wouldLose || this.editor.typedAhead !== "";
  }

  destroy() {
    clearTimeout(this.#noticeTimer);
    this.status.stop();
    this.editor.destroy();
    this.session.leave();
  }

  /** What would be lost with the seat: all that was written alone, and of what others write in too, what was not sent. */
  #ownWords() {
    const { session, editor, settings } = this;
    const written = settings.kind === "solo" ? session.text.toString() : session.unsent;
    return [written, editor.typedAhead].filter((text) => text.trim()).join("\n");
  }

  #changed() {
    this.#settle();
    this.status.show(this.session.description);
  }

  /**
   * Decides what typing does now: it goes into the text, waits for one, or is not taken. What was typed ahead joins the text
   * only once that is the server's: this device may have a part of it, and its end would not be the end.
   */
  #settle() {
    const { editor, session } = this;
    if (editor.isAhead && session.writable && session.isJoined) this.#join();
    else if (editor.isAhead && session.isSeatLost)
      editor.writable = false; // it stays on this page, to copy
    else if (editor.isAhead && session.isOver && !session.isMoved) this.#dropAhead();
    else if (session.isMoved && !session.isOver && editor.hasFocus && !editor.isAhead)
      editor.typeAhead("", editor.place);
    if (!editor.isAhead) editor.writable = session.writable;
  }

  #join() {
    this.editor.join();
    this.#typed();
  }

  #dropAhead() {
    const typed = this.editor.typedAhead;
    this.editor.join("");
    this.#typed();
    this.giveUp(typed);
  }

  #typed() {
    const { editor, session, settings } = this;
    const isKept = keepAhead(settings.document, editor.typedAhead, editor.place);
    session.ahead = editor.typedAhead && (isKept ? "kept" : "here");
    if (session.ahead) this.status.show(session.description);
    this.#count();
  }

  /** @param {Shown} options */
  #stateChanged({ state, text }) {
    this.element.dataset.state = state;
    this.#tell("state", { state, text, value: this.session.text.toString() });
  }

  #limit() {
    const limit = this.settings.limit.toLocaleString("en-GB");
    this.notice.textContent = `${limit} characters is the limit; nothing was lost`;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => (this.notice.textContent = ""), NOTICE_FOR);
    this.#tell("limit", { limit: this.settings.limit });
  }

  #count() {
    const counter = document.getElementById(this.settings.countId);
    if (!counter) return;
    const shown = counted(this.session.text.toString(), this.settings.limit);
    if (counter.textContent !== shown) counter.textContent = shown;
  }

  /** @param {string} className */
  #liveElement(className) {
    const element = document.createElement("p");
    element.className = className;
    element.setAttribute("role", "status");
    return element;
  }

  /**
   * Events bubble: visionroom:state (with the document's text), :limit, each with the document's id.
   * @param {string} name
   * @param {object} detail
   */
  #tell(name, detail) {
    const full = { document: this.settings.document, ...detail };
    this.element.dispatchEvent(new CustomEvent(`visionroom:${name}`, { bubbles: true, detail: full }));
  }
}
