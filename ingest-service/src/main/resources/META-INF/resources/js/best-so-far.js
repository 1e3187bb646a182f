import { el } from "./element.js";
import { isSettled } from "./fits.js";
import { isAbort } from "./problem.js";

/**
 * The answer of the best model so far, while others are still being fitted and compared. One is asked for at a time; what is known of it is kept, for the
 * best so far is mostly the default in the end.
 */
export class BestSoFar {
  #note = el("p", { class: "provisional", role: "status" });
  #stop = new AbortController();
  #signal;
  #calls;
  #asking = null;
  #fit = null;
  #sizing = null;
  #settled = false;

  /**
   * @param {{sizing: (fitId: string, signal: AbortSignal) => Promise<Object>, show: (sizing: Object, note: Node) => void}} calls `sizing` asks for the
   *     document, `show` shows it with a note of what it is
   * @param {AbortSignal} signal ends it
   */
  constructor(calls, signal) {
    this.#calls = calls;
    this.#signal = AbortSignal.any([signal, this.#stop.signal]);
  }

  /** Hears which fits are compared and which of them is the best so far, null where none is. */
  comparing({ provisional, fits }) {
    if (provisional === null) {
      return;
    }
    this.#note.textContent = words(provisional, fits);
    if (provisional.id !== this.#fit && this.#asking === null) {
      this.#fit = provisional.id;
      this.#asking = this.#ask();
    }
  }

  /** Shows nothing any more. The sizing document of the fit that is final now, where it was asked for already, null where not. */
  settle(fitId) {
    this.#settled = true;
    if (this.#fit === fitId && this.#sizing !== null) {
      return this.#sizing;
    }
    this.#stop.abort();
    return null;
  }

  async #ask() {
    this.#sizing = this.#calls.sizing(this.#fit, this.#signal);
    try {
      const sizing = await this.#sizing;
      if (!this.#settled) {
        this.#calls.show(sizing, this.#note);
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.#sizing = null;
      }
    }
    this.#asking = null;
  }
}

function words(best, fits) {
  const open = fits.filter((fit) => !isSettled(fit)).map((fit) => `${fit.model} (${fit.status})`);
  const others = open.length === 0 ? "other models are still being compared with it" : `other models are still being fitted: ${open.join(", ")}`;
  return `Best so far, by ${best.model}; ${others}. The answer moves to the best of all when it is known.`;
}
