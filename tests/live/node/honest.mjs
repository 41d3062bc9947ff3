/**
 * Honest people with Yjs, many at one document: they type, compose, replace, delete, undo, redo, go offline, reload their
 * page and come back. One case a line comes in ({ seed, people, steps, reloads }), one answer a line goes out: what the
 * server got, in order: from whom, whether it was a step2, and the update; and how often each thing was done.
 */
import { createInterface } from "node:readline";

import * as Y from "yjs";

const WORDS = ["a", "é", "😀", "👩‍👩‍👧", "🇵🇹", "visitor ", "\n", "世界", "قصة ", "Our guests leave with a story. "];
const COMPOSED = [
  ["k", "か", "かn", "かん", "感"],
  ["´", "é"],
  ["ㅎ", "하", "한"],
  ["teh", "the"],
]; // each instead of the one before
const AWAY = 0.04; // of what people do

/** The same numbers for the same seed. */
const numbers = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

class Person {
  unsent = [];
  away = 0; // steps until the connection is back

  constructor(server, client) {
    this.server = server;
    this.starts(client);
  }

  /** A page with what the browser has kept, under a client id of its own. */
  starts(client, kept = null) {
    this.document = new Y.Doc();
    this.document.clientID = client;
    if (kept) Y.applyUpdate(this.document, kept);
    this.text = this.document.getText("text");
    this.history = new Y.UndoManager(this.text, { captureTimeout: 0 });
    this.document.on("update", (update, origin) => origin !== this.server && this.unsent.push(update));
  }

  edit(random) {
    const characters = [...this.text.toString()];
    const units = (from, to) => characters.slice(from, to).join("").length;
    const at = Math.floor(random() * (characters.length + 1));
    const deletes = random() < 0.4 ? Math.floor(random() * 6) : 0;
    const inserts = random() < 0.75 ? WORDS[Math.floor(random() * WORDS.length)] : "";
    this.document.transact(() => {
      if (deletes) this.text.delete(units(0, at), units(at, at + deletes));
      if (inserts) this.text.insert(units(0, at), inserts);
    });
  }

  /** As one types: letter after letter at one place. */
  type(random) {
    let at = this.place(random);
    for (const letter of "guests".slice(0, 1 + Math.floor(random() * 6))) this.text.insert(at++, letter);
  }

  /** As an input method does it: each attempt takes the place of the one before; others may write meanwhile. */
  compose(random) {
    let at = this.place(random);
    let shown = "";
    for (const attempt of COMPOSED[Math.floor(random() * COMPOSED.length)]) {
      this.document.transact(() => {
        if (shown) this.text.delete(at, shown.length);
        this.text.insert(at, attempt);
      });
      shown = attempt;
      const caret = Y.createRelativePositionFromTypeIndex(this.text, at);
      if (random() < 0.2 && !this.away) this.reads();
      at = Y.createAbsolutePositionFromRelativePosition(caret, this.document).index;
      if (!this.text.toString().startsWith(shown, at)) return; // somebody has taken it away
    }
  }

  /** All there is at once, or one word everywhere. */
  replaceAll(random) {
    const text = this.text.toString();
    this.document.transact(() => {
      if (random() < 0.3) {
        this.text.delete(0, text.length);
        this.text.insert(0, "Something else altogether. ");
        return;
      }
      const [word, other] = random() < 0.5 ? ["guests", "visitors"] : ["visitor", "😀"];
      const places = [...text.matchAll(word)].map((found) => found.index);
      for (const at of places.reverse()) {
        this.text.delete(at, word.length);
        this.text.insert(at, other);
      }
    });
  }

  /** Between two characters. */
  place(random) {
    const at = Math.floor(random() * (this.text.length + 1));
    return /[\udc00-\udfff]/.test(this.text.toString()[at] ?? "") ? at - 1 : at;
  }

  act(random) {
    const choice = random();
    const [, what] = [
      [0.4, "edit"],
      [0.6, "type"],
      [0.7, "compose"],
      [0.73, "replaceAll"],
      [0.9, "undo"],
      [1, "redo"],
    ].find(([most]) => choice < most);
    this[what](random);
    return what;
  }

  undo() {
    this.history.undo();
  }

  redo() {
    this.history.redo();
  }

  reads() {
    Y.applyUpdate(this.document, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(this.document)), this.server);
  }

  /** Each update by itself. */
  sends() {
    const sent = this.unsent;
    this.unsent = [];
    sent.forEach((update) => Y.applyUpdate(this.server, update));
    return sent;
  }

  /** All that the server lacks, in one step2. */
  comesBack(random) {
    if (random() < 0.5) this.reads();
    this.unsent = [];
    const all = Y.encodeStateAsUpdate(this.document, Y.encodeStateVector(this.server));
    Y.applyUpdate(this.server, all);
    return all;
  }

  reloads(client) {
    this.starts(client, Y.encodeStateAsUpdate(this.document));
  }
}

const lived = ({ seed, people, steps, reloads }) => {
  const random = numbers(seed);
  const client = () => Math.floor(random() * 2 ** 32);
  const server = new Y.Doc();
  const everyone = Array.from({ length: people }, () => new Person(server, client()));
  const sent = []; // who, whether it was a step2, and an update
  const done = {};
  const count = (what) => (done[what] = (done[what] ?? 0) + 1);
  const send = (who, isStep2, update) => sent.push([who, isStep2, Buffer.from(update).toString("base64")]);
  const comesBack = (person, who) => {
    if (random() < reloads) {
      person.reloads(client());
      count("reload");
    }
    person.away = 0;
    send(who, true, person.comesBack(random));
    count("comes back");
  };
  for (let step = 0; step < steps; step += 1) {
    const who = step < people ? step : Math.floor(random() * people);
    const person = everyone[who];
    if (person.away) {
      count(`offline: ${person.act(random)}`);
      person.away -= 1;
      if (person.away === 0) comesBack(person, who);
      continue;
    }
    if (random() < 0.5) person.reads();
    if (step < people) person.type(random);
    else count(person.act(random));
    if (random() < AWAY) person.away = 1 + Math.floor(random() * 8);
    else if (random() < 0.6) person.sends().forEach((update) => send(who, false, update));
  }
  everyone.forEach((person, who) => {
    if (person.away) comesBack(person, who);
    else person.sends().forEach((update) => send(who, false, update));
  });
  return { sent, done, text: server.getText("text").toString() };
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(lived(JSON.parse(line)))}\n`);
}
