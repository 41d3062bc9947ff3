// Where a phrase stands in a draft. The server counts code points; the browser's selections count UTF-16 units.
import { codePoints } from "./code-points.js";

/**
 * The part of `text` between two UTF-16 offsets, without spaces at its ends: {start, end} in code points; null if empty.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 */
export function phraseBetween(text, from, to) {
  const raw = text.slice(from, to);
  const phrase = raw.trim();
  if (!phrase) return null;
  const start = codePoints(text.slice(0, from + raw.indexOf(phrase)));
  return { start, end: start + codePoints(phrase), phrase };
}

/**
 * @param {Element} element
 * @param {Node} node
 * @param {number} offset
 */
function offsetIn(element, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(node, offset);
  return before.toString().length;
}

/**
 * The phrase that `range` covers inside one .draft-text, or null where it covers nothing or more than one draft.
 * @param {Range} range
 */
export function phraseOf(range) {
  const owner = range.commonAncestorContainer;
  const text = (owner instanceof Element ? owner : owner.parentElement)?.closest(".draft-text[data-draft]");
  if (!text) return null;
  const from = offsetIn(text, range.startContainer, range.startOffset);
  const phrase = phraseBetween(text.textContent, from, offsetIn(text, range.endContainer, range.endOffset));
  return phrase && { draft: text.dataset.draft, ...phrase };
}
