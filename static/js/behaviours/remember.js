// Small choices of this person on this device. Storage may be forbidden or full; the choice then lasts for this page only.
const session = new Map();

/** @param {string} name */
export function recall(name) {
  try {
    return session.get(name) ?? localStorage.getItem(`visionroom-${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  session.set(name, value);
  try {
    localStorage.setItem(`visionroom-${name}`, value);
  } catch {
    // kept in `session`
  }
}
