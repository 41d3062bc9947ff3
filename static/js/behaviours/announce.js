// Says a sentence to screen readers through the one polite live region, #announcer in the base template.
let last = { text: "", at: -Infinity };

/**
 * Announces `text`; the same words within three seconds (two timers on a page) are said once.
 * @param {string} text
 */
export function announce(text) {
  const region = document.getElementById("announcer");
  const now = performance.now();
  if (!region || (text === last.text && now - last.at < 3000)) return;
  last = { text, at: now };
  region.textContent = "";
  // An empty moment in between makes readers speak again when the words are the same as before.
  setTimeout(() => (region.textContent = text), 60);
}

// For scripts outside this folder (the editor's bundle): document.dispatchEvent(new CustomEvent("announce", {detail: text})).
document.addEventListener("announce", (event) => announce(String(event.detail)));
