/** How long a text is, as people read it. */

/**
 * Words always; characters too, once the limit is in sight.
 * @param {string} text
 * @param {number} limit
 */
export function counted(text, limit) {
  const words = text.match(/\S+/gu)?.length ?? 0;
  const characters = `${text.length.toLocaleString("en-GB")} of ${limit.toLocaleString("en-GB")} characters`;
  const isNear = text.length > limit * 0.8;
  return `${words.toLocaleString("en-GB")} ${words === 1 ? "word" : "words"}${isNear ? ` · ${characters}` : ""}`;
}
