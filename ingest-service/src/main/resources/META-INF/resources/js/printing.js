import { allDrawn } from "./charts/figure.js";
import { el } from "./element.js";
import { listed } from "./format.js";
import { pause } from "./pause.js";

const POLL_MILLIS = 100;

/**
 * Prints a result when all of it is there: the button waits and says for what. Whoever prints early all the same, by the browser's own command, gets a
 * report that says what is missing.
 */
export class Printing {
  #result;
  #waiting = false;
  #state = el("span", { class: "print-state", id: "print-state", role: "status" });
  #button = el("button", { type: "button", class: "link", id: "print", onclick: () => this.#print() }, "Print");

  /**
   * @param {{shown: () => ?string, ask: () => void, unfinished: () => string[], report: (unfinished: string[]) => void}} result `shown` names what the reader sees, if it is a result, `ask` asks for what is
   *     loaded only when the reader comes near it, `unfinished` names what is still to come, `report` writes the report
   */
  constructor(result) {
    this.#result = result;
    window.addEventListener("beforeprint", () => this.#report());
  }

  /** The button, with what it waits for. */
  get elements() {
    return [this.#state, this.#button];
  }

  async #print() {
    if (this.#waiting) {
      return;
    }
    this.#wait(true);
    const complete = await this.#completed();
    this.#wait(false);
    if (complete) {
      this.#report();
      window.print();
    }
  }

  /** Waits until nothing is missing; false where the reader has gone elsewhere meanwhile. */
  async #completed() {
    const shown = this.#result.shown();
    while (shown !== undefined && this.#result.shown() === shown) {
      this.#result.ask();
      const unfinished = this.#result.unfinished();
      if (unfinished.length === 0) {
        await allDrawn();
        return this.#result.shown() === shown;
      }
      this.#say(`Printing waits for ${listed(unfinished)} …`);
      await pause(POLL_MILLIS);
    }
    return false;
  }

  #report() {
    if (this.#result.shown() !== undefined) {
      this.#result.report(this.#result.unfinished());
      this.#result.ask();
    }
  }

  #wait(waiting) {
    this.#waiting = waiting;
    this.#button.setAttribute("aria-disabled", String(waiting));
    this.#say("");
  }

  #say(text) {
    if (this.#state.textContent !== text) {
      this.#state.textContent = text;
    }
  }
}
