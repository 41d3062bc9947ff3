/** Ranges of Yjs clocks that belong to steps of an undo stack, to be asked for by place. */

/** @import { Step, Stretch } from "../../types/editor.d.ts" */

export class Ranges {
  /** @type {Map<number, Stretch[]>} */
  #byClient = new Map();

  /**
   * `which`: 'deletions' or 'insertions' of each step.
   * @param {Step[]} steps
   * @param {"deletions" | "insertions"} which
   */
  constructor(steps, which) {
    for (const step of steps) {
      for (const [client, ranges] of step[which]?.clients ?? []) {
        const all = this.#byClient.get(client) ?? [];
        this.#byClient.set(client, all);
        for (const { clock, len } of ranges) all.push({ from: clock, to: clock + len, step });
      }
    }
    for (const all of this.#byClient.values()) all.sort((one, other) => one.from - other.from);
  }

  /**
   * What of these clocks lies in ranges, as {from, to, step} in their order.
   * @param {number} client
   * @param {number} from
   * @param {number} to
   */
  of(client, from, to) {
    const all = this.#byClient.get(client) ?? [];
    const found = [];
    for (let at = firstAfter(all, from); at < all.length && all[at].from < to; at += 1) {
      found.push({ from: Math.max(all[at].from, from), to: Math.min(all[at].to, to), step: all[at].step });
    }
    return found;
  }
}

/**
 * The index of the first range that ends after a clock. No two overlap: what was typed or deleted once is so in one step.
 * @param {Stretch[]} all
 * @param {number} clock
 */
function firstAfter(all, clock) {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].to <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
