"""Scripts that tests run inside pages, for what no locator can say."""

NOTE_STATES = """
window.toldStates = [];
document.addEventListener("visionroom:state", ({ target, detail }) => {
  const lines = [...target.querySelectorAll(".cm-line")].map((line) => line.textContent);
  window.toldStates.push({ state: detail.state, text: lines.join("\\n") });
});
"""
"""Keeps what each editor tells about itself, with the text that it held at that moment."""

SELECT_PHRASE = """(draft, phrase) => {
  const from = draft.textContent.indexOf(phrase);
  const place = (offset) => {
    const walker = document.createTreeWalker(draft, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (offset <= walker.currentNode.length) return [walker.currentNode, offset];
      offset -= walker.currentNode.length;
    }
  };
  const range = document.createRange();
  range.setStart(...place(from));
  range.setEnd(...place(from + phrase.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""

COUNT_RECORDS = """async () => {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === "visionroom")) return 0; // opening it would create it
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await answer(indexedDB.open("visionroom"));
  const count = await answer(database.transaction("changes").objectStore("changes").count());
  database.close();
  return count;
}"""

AN_HOUR_FAST = """
const RealDate = Date;
const HOUR = 3600 * 1000;
globalThis.Date = class extends RealDate {
  constructor(...parts) { parts.length ? super(...parts) : super(RealDate.now() + HOUR); }
  static now() { return RealDate.now() + HOUR; }
};
"""
"""A laptop whose clock is an hour fast."""

AN_HOUR_SLOW = AN_HOUR_FAST.replace("+ HOUR", "- HOUR")
"""And one whose clock is an hour slow."""

WHEN_ZERO = """() => new Promise((resolve) => {
  const shown = () => document.querySelector("#timer .timer-value").textContent.split(":");
  const seconds = () => shown().reduce((sum, part) => sum * 60 + Number(part), 0);
  const real = () => (performance.timeOrigin + performance.now()) / 1000;
  const found = [];
  let before = seconds();
  const looking = setInterval(() => {
    const now = seconds();
    if (now === before - 1) found.push(real() + now);
    before = now;
    if (found.length < 3) return;
    clearInterval(looking);
    resolve(Math.min(...found));
  }, 20);
})"""
"""When the countdown of this page will show 0:00, in seconds of the machine's own clock.

Seen at three changes of what it shows, the least delayed of which counts.
"""

NOTE_WHAT_IS_SAID = """
window.said = [];
document.addEventListener("DOMContentLoaded", () => {
  const announcer = document.getElementById("announcer");
  if (!announcer) return;
  const note = () => announcer.textContent && window.said.push(announcer.textContent);
  new MutationObserver(note).observe(announcer, { childList: true });
});
"""
"""Keeps everything that the page tells screen readers."""

COUNT_TONES = """
window.tones = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) {
  window.tones += 1;
  return start.apply(this, when);
};
"""
"""Counts how often the page sounds."""

TELL_LATE = """(editor, text) => editor.dispatchEvent(new CustomEvent("visionroom:late", {
  bubbles: true,
  detail: { document: editor.dataset.document, text },
}))"""
"""An editor tells its page that this text missed the lock."""

LEAVE_ONLY_LAST_WORDS = """async (isFirst) => {
  const answer = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const database = await answer(indexedDB.open("visionroom", 1));
  const changes = database.transaction("changes", "readwrite").objectStore("changes");
  if (isFirst) window.lastWords = (await answer(changes.getAll())).filter(({ pending }) => pending);
  else for (const record of [changes.clear(), ...window.lastWords].slice(1)) changes.add(record);
  await new Promise((done) => (changes.transaction.oncomplete = done));
  database.close();
  return window.lastWords.length;
}"""
"""Called twice: of what the device keeps only what had not arrived at the first call is left at the second."""
