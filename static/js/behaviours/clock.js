// The server's time, whatever this device's clock says.
// Each element carries data-now, the server's time when it was rendered. We note when it arrived on the monotonic clock, which
// neither a wrong nor a stepped wall clock can move. What comes late makes the server's time look earlier than it is: so the
// least delayed of the last few counts. One that is later than any network explains says that the server's clock was set back.
const REMEMBERED = 8;
const TOO_LATE = 10_000; // milliseconds
const seen = new WeakMap();
/** @type {number[]} */
const leads = []; // of the server's time over our monotonic clock, in milliseconds
const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
const pageArrived = navigation?.responseStart ?? 0;
let loading = true; // elements seen in the first look came with the page itself
setTimeout(() => (loading = false));

/**
 * @param {HTMLElement} element
 * @param {number} rendered
 */
function notice(element, rendered) {
  seen.set(element, rendered);
  const lead = rendered - (loading ? pageArrived : performance.now());
  if (lead < Math.max(...leads) - TOO_LATE) leads.length = 0;
  leads.push(lead);
  if (leads.length > REMEMBERED) leads.shift();
}

/**
 * Server time in milliseconds since 1970, as far as an element with data-now tells; the device's own time without one.
 * @param {HTMLElement} element
 */
export function serverNow(element) {
  const rendered = Date.parse(element.dataset.now ?? "");
  if (Number.isNaN(rendered)) return Date.now();
  if (seen.get(element) !== rendered) notice(element, rendered);
  return Math.max(...leads) + performance.now();
}

/**
 * Seconds as people read them on a clock: 0:09, 14:59, 1:02:03. Rounded up, so that 0:00 means over.
 * @param {number} seconds
 */
export function clockText(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/**
 * A longer wait in words while it is long ("2 days 3 hours", "1 hour 20 minutes"), as a clock in its last hour.
 * @param {number} seconds
 */
export function waitText(seconds) {
  if (seconds <= 3600) return clockText(seconds);
  const minutes = Math.ceil(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1440), "day"],
    [Math.floor(minutes / 60) % 24, "hour"],
    [minutes % 60, "minute"],
  ];
  const from = parts[0][0] ? 0 : 1;
  return parts
    .slice(from, from + 2)
    .filter(([count]) => count)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`)
    .join(" ");
}
