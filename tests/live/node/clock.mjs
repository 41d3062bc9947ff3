/** A clock that stands still until a test moves it: `node --import ./clock.mjs`, before anything reads the time. */
let now = Date.now();
const repeated = new Set();

Date.now = () => now;

globalThis.setInterval = (work, every) => {
  const timer = { work, every, next: now + every };
  repeated.add(timer);
  return timer;
};

globalThis.clearInterval = (timer) => repeated.delete(timer);

globalThis.moveClock = (milliseconds) => {
  now += milliseconds;
  for (const timer of repeated) {
    while (timer.next <= now) {
      timer.next += timer.every;
      timer.work();
    }
  }
};
