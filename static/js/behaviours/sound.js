// A soft tone at the timer's milestones, for those who turned it on with [data-sound-toggle].
import { recall, remember } from "./remember.js";
import { watch } from "./watch.js";

/** @type {AudioContext | null} */
let context = null;
let lastAt = -Infinity;

const isOn = () => recall("sound") === "on";

/**
 * Plays `times` short tones if this person wants sound; several timers at the same moment sound once.
 * @param {number} times
 */
export function beep(times) {
  if (!isOn() || !context || performance.now() - lastAt < 1000) return;
  lastAt = performance.now();
  for (let index = 0; index < times; index += 1) tone(context, context.currentTime + index * 0.35);
}

/**
 * @param {AudioContext} context
 * @param {number} start
 */
function tone(context, start) {
  const oscillator = new OscillatorNode(context, { frequency: 660 });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.15, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.32);
}

// Browsers allow sound only after the person has touched the page.
function wake() {
  if (!isOn()) return;
  context ??= new AudioContext();
  context.resume();
}

document.addEventListener("pointerdown", wake);
document.addEventListener("keydown", wake);

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-sound-toggle]")) return;
  remember("sound", isOn() ? "off" : "on");
  showToggles();
  wake();
  beep(1);
});

function showToggles() {
  const pressed = String(isOn());
  for (const toggle of document.querySelectorAll("[data-sound-toggle]")) {
    if (toggle.getAttribute("aria-pressed") !== pressed) toggle.setAttribute("aria-pressed", pressed);
  }
}

watch(showToggles);
