import { el } from "./element.js";
import { isAbort, problemNotice } from "./problem.js";

/** What is asked for only when it is to be shown, and the words that stand there until it has come. */
export class LateBody {
  #load;
  #loading = null;
  #stop = new AbortController();
  #shown = [];

  /**
   * @param {string} waiting what stands there while it loads
   * @param {(signal: AbortSignal) => Promise<{element: Node, figures: Array}|null>} load makes what it shows; null where there is nothing
   */
  constructor(waiting, load) {
    this.#load = load;
    this.element = el("div", { class: "late" }, el("p", { class: "loading" }, waiting));
  }

  /** Loads it, once; settles with whether there is something, when it stands there or what went wrong does. */
  show() {
    this.#loading ??= this.#fill();
    return this.#loading;
  }

  /** Lets go of everything. */
  remove() {
    this.#stop.abort();
    this.#shown.forEach((figure) => figure.remove());
  }

  async #fill() {
    this.element.setAttribute("aria-busy", "true");
    let shown = { element: "", figures: [] };
    try {
      shown = await this.#load(this.#stop.signal);
      this.#shown = shown?.figures ?? [];
      this.element.replaceChildren(shown?.element ?? "");
    } catch (error) {
      if (!isAbort(error)) {
        this.element.replaceChildren(problemNotice(error));
      }
    }
    this.element.removeAttribute("aria-busy");
    return shown !== null;
  }
}
