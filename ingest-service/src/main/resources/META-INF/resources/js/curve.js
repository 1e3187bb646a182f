import * as api from "./api.js";
import { Levels } from "./levels.js";
import { ofPeople } from "./route.js";
import { FEW, GRID } from "./user-counts.js";

/**
 * The laws of a fit along the numbers of users: asked for once, kept over changes of the question.
 */
export class Curve {
  #loading = new AbortController();
  #known = null;

  #fitId;
  #question;

  /**
   * @param {string} fitId the fit
   * @param {Object} question says what is taken of people
   */
  constructor(fitId, question) {
    this.#fitId = fitId;
    this.#question = question;
  }

  /** Whether it is that of a fit and of what a question takes of people. */
  isOf(fitId, question) {
    return this.#fitId === fitId && ["people", ...ofPeople(question)].every((name) => this.#question[name] === question[name]);
  }

  /** What is known by now; null while it is on its way. */
  get known() {
    return this.#known;
  }

  /** Asks the service. @returns {Promise<{levels: Levels, few: Array<Object>}>} */
  async load() {
    const { signal } = this.#loading;
    const few = await api.concurrency(this.#fitId, FEW.join(), this.#question, signal);
    const more = await api.concurrency(this.#fitId, GRID.filter((users) => !FEW.includes(users)).join(), this.#question, signal);
    const grid = [...few.results, ...more.results].filter(({ users }) => GRID.includes(users));
    this.#known = { levels: new Levels(grid), few: few.results };
    return this.#known;
  }

  /** Nobody waits for it any more. */
  forget() {
    this.#loading.abort();
  }
}
