/**
 * What Yjs makes of the same edits by different routes. One document a line comes in, one answer a line goes out:
 * for each route the text, the state vector, and whether something waits; and the neighbour's update.
 */
import { createInterface } from "node:readline";

import * as Y from "yjs";

const bytes = (text) => Buffer.from(text, "base64");

const built = (updates) => {
  const document = new Y.Doc();
  for (const update of updates) Y.applyUpdate(document, update);
  return document;
};

const seen = (document) => [
  document.getText("text").toString(),
  [...Y.decodeStateVector(Y.encodeStateVector(document))].sort(([a], [b]) => a - b),
  document.store.pendingStructs !== null || document.store.pendingDs !== null,
];

const together = (updates) => {
  const document = new Y.Doc();
  document.transact(() => updates.forEach((update) => Y.applyUpdate(document, update)));
  return document;
};

const answer = ({ frames, rows, snapshots }) => {
  const [heard, stored, whole] = [frames, rows, snapshots].map((some) => some.map(bytes));
  const neighbour = built(heard);
  const update = Y.encodeStateAsUpdate(neighbour);
  const routes = {
    neighbour,
    "late joiner of the neighbour": built([update]),
    "rows one by one": built(stored),
    "rows together": together(stored),
    "frames together": together(heard),
  };
  whole.forEach((snapshot, number) => (routes[`snapshot ${number}`] = built([snapshot])));
  const found = Object.fromEntries(Object.entries(routes).map(([name, document]) => [name, seen(document)]));
  return { found, update: Buffer.from(update).toString("base64") };
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
