// One observer for all behaviours: htmx may replace or morph any part of the page at any time.
const callbacks = new Set();

const observer = new MutationObserver((records) => {
  for (const callback of callbacks) callback(records);
});

/**
 * Calls `callback(records)` now with no records and after every change of the page, before it is painted.
 * @param {(records: MutationRecord[]) => void} callback
 */
export function watch(callback) {
  if (!callbacks.size) {
    observer.observe(document.documentElement, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
  }
  callbacks.add(callback);
  callback([]);
}
