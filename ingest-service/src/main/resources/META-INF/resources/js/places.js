import { el } from "./element.js";

const UNFINISHED = "[aria-busy='true'], [data-provisional]";

/** The parts of a result, in order, each in a place of its own that can be filled, marked as changing, and emptied. */
export class Places {
  #elements = {};
  #figures = {};

  /** @param {string[]} names of the places */
  constructor(names) {
    for (const name of names) {
      this.#elements[name] = el("div", { id: `place-${name}`, class: `place place-${name}` });
    }
  }

  /** Element of a place. */
  element(name) {
    return this.#elements[name];
  }

  /** Elements of all places but some. */
  others(...names) {
    return Object.entries(this.#elements).filter(([name]) => !names.includes(name)).map(([, element]) => element);
  }

  /** Says that what stands in some places will soon be another. */
  busy(...names) {
    names.forEach((name) => this.#elements[name].setAttribute("aria-busy", "true"));
  }

  /** Names of places where something is still to come, or where what stands there is only the best so far. */
  unfinished() {
    return Object.keys(this.#elements).filter((name) => this.#elements[name].matches(UNFINISHED) || this.#elements[name].querySelector(UNFINISHED) !== null);
  }

  /** Whether what stands in a place is only the best so far. */
  isProvisional(name) {
    return this.#elements[name].dataset.provisional !== undefined;
  }

  /** Replaces what stands in a place by the best so far. */
  putProvisional(name, element) {
    this.put(name, element);
    this.#elements[name].dataset.provisional = "";
  }

  /** Replaces what stands in a place; the focus does not get lost with it: where it was there, an answer's heading has it. */
  put(name, element) {
    const place = this.#elements[name];
    const focused = place.contains(document.activeElement) || document.activeElement === document.body;
    place.replaceChildren(element);
    this.#settle(place);
    if (focused && name === "answer") {
      element.querySelector("[tabindex]")?.focus({ preventScroll: true });
    }
  }

  /** Replaces what stands in a place by something that has figures, which are removed with it. */
  fill(name, { element, figures }) {
    this.empty(name);
    this.#figures[name] = figures;
    this.#elements[name].replaceChildren(element);
  }

  /** Empties some places. */
  empty(...names) {
    for (const name of names) {
      this.#figures[name]?.forEach((figure) => figure.remove());
      this.#figures[name] = [];
      this.#elements[name].replaceChildren();
      this.#settle(this.#elements[name]);
    }
  }

  #settle(place) {
    place.removeAttribute("aria-busy");
    delete place.dataset.estimate;
    delete place.dataset.provisional;
  }

  /** Empties all places. */
  clear() {
    this.empty(...Object.keys(this.#elements));
  }
}
