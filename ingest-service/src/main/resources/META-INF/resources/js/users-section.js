import { fewUsersChart, fewUsersTable } from "./charts/few-users.js";
import { Figure } from "./charts/figure.js";
import { usersChart, usersTable } from "./charts/users.js";
import { choice } from "./choice.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { count, counted } from "./format.js";
import { section } from "./section.js";
import { MOST_USERS, neighbour, rounded } from "./user-counts.js";

const SCALES = [["each", "for each user"], ["total", "together"]];

/** How the need grows with users: the curve, with the number asked for on it, to be moved by pointer or keys. */
export class UsersSection {
  #levels;
  #sizes;
  #asked;
  #scale = "each";
  #figure;
  #slider;
  #few;

  /**
   * @param {import("./levels.js").Levels} levels the law by users
   * @param {Array<{users: number, size: number}>} sizes sizes of some numbers of users, or none
   * @param {Array<Object>} few laws of 1 to 10 users
   * @param {{move: (users: number) => void, settle: (users: number) => void}} listener `move` hears of every number that is
   *     passed, `settle` of the one that is kept
   */
  constructor(levels, sizes, few, listener) {
    this.#levels = levels;
    this.#sizes = sizes;
    this.#figure = new Figure({
      title: "Level against users",
      note: ["Line: the level that 99 % of all seconds stay at or below; band: where nine in ten posterior draws, each taken as the truth, put it. "
        + "All draws together lie above the band where those of the heaviest demand decide. Dashes: the median. "
        + "Dot: the size for the number asked for, which is the peak over the horizon. ",
      el("span", { class: "screen-only" }, "To ask for another number, drag in the plot or move the slider.")],
      label: "Concurrent connections against users from 1 to 1,000,000: median and 99 % quantile with its credible interval. The CSV says the same in numbers.",
      csvName: fileName("tidemark", "users"),
      size: "tall",
    });
    this.#figure.tools.prepend(choice("Axis of connections", SCALES, (scale) => {
      this.#scale = scale;
      this.#draw();
    }), " ");
    this.#slider = slider(listener);
    this.#few = fewFigure(few);
    this.#figure.onPoint(([users]) => listener.move(rounded(users)), ([users]) => listener.settle(rounded(users)));
    this.element = section("users-curve", "What other numbers of users need",
      el("div", { class: "curve" }, this.#figure.element, el("div", { class: "curve-axis screen-only" }, this.#slider, el("p", { class: "curve-name" }, "users"))),
      this.#few.element);
    this.figures = [this.#figure, this.#few];
  }

  /** Marks a number of users and its size. */
  mark(users, size) {
    this.#asked = { users, size };
    this.#slider.value = Math.log10(Math.min(users, MOST_USERS));
    this.#slider.setAttribute("aria-valuetext", `${counted(users, "user")}: ${count(size)}`);
    this.#draw();
  }

  #draw() {
    this.#figure.draw(usersChart(this.#levels, { ...this.#asked, sizes: this.#sizes }, this.#scale), () => usersTable(this.#levels, this.#sizes));
  }
}

function fewFigure(few) {
  const figure = new Figure({
    title: "One to ten users side by side",
    note: "The exact law of each, areas equal. Dark tick: median; green tick: 99 % of seconds. One user swings widely; ten smooth each other out.",
    label: `Distributions of concurrent connections of 1 to ${few.length} users, one below the other. The CSV says the same in numbers.`,
    csvName: fileName("tidemark", "few-users"),
    size: "ridges",
  });
  figure.draw(fewUsersChart(few), () => fewUsersTable(few));
  return figure;
}

/** A slider along the plot's axis: its value is the logarithm of users, its keys step from one round number to the next. */
function slider(listener) {
  const users = (input) => rounded(10 ** input.valueAsNumber);
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
  const input = el("input", {
    type: "range", id: "users-slider", class: "curve-slider", min: 0, max: Math.log10(MOST_USERS), step: "any", "aria-label": "Users",
    oninput: ({ currentTarget }) => listener.move(users(currentTarget)),
    onchange: ({ currentTarget }) => listener.settle(users(currentTarget)),
    onkeydown: (event) => {
      if (event.key in steps) {
        event.preventDefault();
        const next = neighbour(Math.round(10 ** input.valueAsNumber), steps[event.key]);
        listener.move(next);
        listener.settle(next);
      }
    },
  });
  return input;
}
