/** Timers by name, of which each runs while a condition holds, so that one knows when it has held for a while. */
export class Timers {
  #running = new Map();

  /** `passed()` is called once, when `holds` was said all the time for so many milliseconds. */
  watch(name, holds, after, passed) {
    if (!holds) this.stop(name);
    else if (!this.#running.has(name)) this.#start(name, after, passed);
  }

  /** Whether it has held that long. */
  passed(name) {
    return this.#running.get(name)?.passed ?? false;
  }

  stop(name) {
    clearTimeout(this.#running.get(name)?.id);
    this.#running.delete(name);
  }

  stopAll() {
    for (const name of [...this.#running.keys()]) this.stop(name);
  }

  #start(name, after, passed) {
    const timer = { passed: false };
    timer.id = setTimeout(() => {
      timer.passed = true;
      passed();
    }, after);
    this.#running.set(name, timer);
  }
}
