// Whether a text holds what somebody typed to find it.

/** @type {Record<string, string>} */
const LETTERS = { ı: "i", ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", ß: "ss" };

/**
 * As somebody may type it who lacks the keys: without marks, in small letters.
 * @param {string} text
 */
export const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ıłøđæœß]/g, (letter) => LETTERS[letter]);

/**
 * @param {string} text
 * @param {string} typed
 */
export function holdsAll(text, typed) {
  const held = plain(text);
  return plain(typed)
    .split(/\s+/)
    .every((word) => held.includes(word));
}
