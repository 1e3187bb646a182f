import { LateBody } from "./late-body.js";
import { section } from "./section.js";

/** How far below the window a section begins to load, as IntersectionObserver takes it. */
const AHEAD = "300px";

/** A section that asks for what it shows when the reader comes near it, or when it is told to. */
export class LateSection {
  #body;
  #observer;

  /**
   * @param {string} id of the section
   * @param {string} title its heading
   * @param {string} waiting what stands there while it loads
   * @param {(signal: AbortSignal) => Promise<{element: Node, figures: Array}|null>} load makes what it shows; null where there is nothing, then there is no
   *     section either
   */
  constructor(id, title, waiting, load) {
    this.#body = new LateBody(waiting, load);
    this.#body.element.setAttribute("aria-busy", "true"); // not asked for yet is not there yet, on paper too
    this.element = section(id, title, this.#body.element);
    this.figures = [this];
    this.#observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.show(), { rootMargin: AHEAD });
    this.#observer.observe(this.element);
  }

  /** Loads it, once; settles when it stands there, or what went wrong does. */
  async show() {
    this.#observer.disconnect();
    if (!await this.#body.show()) {
      this.element.remove();
    }
  }

  /** Lets go of everything. */
  remove() {
    this.#observer.disconnect();
    this.#body.remove();
  }
}
