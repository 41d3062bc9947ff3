/** Timers by name, of which each runs while a condition holds, so that one knows when it has held for a while. */
export class Timers {
  /** @type {Map<string, { passed: boolean, id?: number }>} */
  #running = new Map();

  /**
   * `passed()` is called once, when `holds` was said all the time for so many milliseconds.
   * @param {string} name
   * @param {boolean} holds
   * @param {number} after
   * @param {() => void} passed
   */
  watch(name, holds, after, passed) {
    if (!holds) this.stop(name);
    else if (!this.#running.has(name)) this.#start(name, after, passed);
  }

  /**
   * Whether it has held that long.
   * @param {string} name
   */
  passed(name) {
    return this.#running.get(name)?.passed ?? false;
  }

  /** @param {string} name */
  stop(name) {
    clearTimeout(this.#running.get(name)?.id);
    this.#running.delete(name);
  }

  stopAll() {
    for (const name of [...this.#running.keys()]) this.stop(name);
  }

  /**
   * @param {string} name
   * @param {number} after
   * @param {() => void} passed
   */
  #start(name, after, passed) {
    /** @type {{ passed: boolean, id?: number }} */
    const timer = { passed: false };
    timer.id = setTimeout(() => {
      timer.passed = true;
      passed();
    }, after);
    this.#running.set(name, timer);
  }
}
