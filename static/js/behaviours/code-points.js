// How long a text is, counted as the server counts.

/**
 * Code points, as Python's len() counts them: an emoji of one code point is one, whatever its UTF-16 length.
 * @param {string} text
 */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * How much of a limit is left, or how much is too many. `count`: that number as people read it; `own`: what to say instead.
 * @param {number} left
 * @param {string} count
 * @param {{ left?: string, over?: string }} own
 */
export function leftText(left, count, own) {
  const said = left < 0 ? own.over : own.left;
  if (said) return said.replace("{count}", count);
  const unit = Math.abs(left) === 1 ? "character" : "characters";
  return left < 0 ? `${count} ${unit} too many` : `${count} ${unit} left`;
}
