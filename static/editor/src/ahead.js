/**
 * What somebody has typed while no text could take it, as after they were moved: kept for this tab, so that a reload does not
 * lose it. It belongs to one seat: another person's page in the same tab wipes it (behaviours/kept.js does so too).
 */
import * as Y from "yjs";

import { HOME } from "./settings.js";

const SLOT = "visionroom-ahead";
/** @type {Record<string, { typed: string, place: unknown }>} */
let texts = read();
let isKept = HOME !== "";

function read() {
  try {
    const stored = JSON.parse(sessionStorage.getItem(SLOT) ?? "null");
    if (stored && HOME && stored.home === HOME) return stored.texts;
    sessionStorage.removeItem(SLOT);
  } catch (error) {
    console.warn("This device keeps nothing that is typed ahead", error); // storage may be forbidden
  }
  return {};
}

function write() {
  try {
    if (Object.keys(texts).length) sessionStorage.setItem(SLOT, JSON.stringify({ home: HOME, texts }));
    else sessionStorage.removeItem(SLOT);
  } catch (error) {
    isKept = false;
    console.warn("This device keeps nothing that is typed ahead", error);
  }
}

/**
 * `place`: where in the document it goes, as a relative position of Yjs, or null. Nothing typed: nothing is kept. Gives whether
 * this device keeps it.
 * @param {string} document
 * @param {string} typed
 * @param {Y.RelativePosition | null} [place]
 */
export function keepAhead(document, typed, place) {
  if (!HOME || !(typed || document in texts)) return false;
  if (typed) texts[document] = { typed, place: place && Y.relativePositionToJSON(place) };
  else delete texts[document];
  write();
  return isKept;
}

/**
 * What is kept for a document, as {typed, place}, or null.
 * @param {string} document
 */
export function aheadOf(document) {
  const found = texts[document];
  return found
    ? { typed: found.typed, place: found.place ? Y.createRelativePositionFromJSON(found.place) : null }
    : null;
}

/**
 * What is kept for all documents but these, as [document, typed], once: from here on it is not kept any more.
 * @param {Set<string>} open
 */
export function takeAheadElsewhere(open) {
  const found = Object.entries(texts).filter(([document]) => !open.has(document));
  for (const [document] of found) keepAhead(document, "");
  return found.map(([document, { typed }]) => [document, typed]);
}

export function wipeAhead() {
  texts = {};
  write();
}
