import { el } from "./element.js";
import { isAbort, problemNotice } from "./problem.js";
import { section } from "./section.js";

/** How far below the window a section begins to load, as IntersectionObserver takes it. */
const AHEAD = "300px";

/** A section that asks for what it shows when the reader comes near it, or when it is told to. */
export class LateSection {
  #body;
  #load;
  #loading = null;
  #stop = new AbortController();
  #shown = [];
  #observer;

  /**
   * @param {string} id of the section
   * @param {string} title its heading
   * @param {string} waiting what stands there while it loads
   * @param {(signal: AbortSignal) => Promise<{element: Node, figures: Array}|null>} load makes what it shows; null where there is nothing, then there is no
   *     section either
   */
  constructor(id, title, waiting, load) {
    this.#load = load;
    this.#body = el("div", { class: "late", "aria-busy": "true" }, el("p", { class: "loading" }, waiting));
    this.element = section(id, title, this.#body);
    this.figures = [this];
    this.#observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.show(), { rootMargin: AHEAD });
    this.#observer.observe(this.element);
  }

  /** Loads it, once; settles when it stands there, or what went wrong does. */
  show() {
    this.#observer.disconnect();
    this.#loading ??= this.#fill();
    return this.#loading;
  }

  /** Lets go of everything. */
  remove() {
    this.#stop.abort();
    this.#observer.disconnect();
    this.#shown.forEach((figure) => figure.remove());
  }

  async #fill() {
    try {
      const shown = await this.#load(this.#stop.signal);
      if (shown === null) {
        this.element.remove();
      } else {
        this.#shown = shown.figures;
        this.#body.replaceChildren(shown.element);
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.#body.replaceChildren(problemNotice(error));
      }
    }
    this.#body.removeAttribute("aria-busy");
  }
}
