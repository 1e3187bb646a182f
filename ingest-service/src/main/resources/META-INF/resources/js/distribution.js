import { Figure } from "./charts/figure.js";
import { concurrencyChart, concurrencyTable } from "./charts/concurrency.js";
import { csv, fileName, save } from "./csv.js";
import { el } from "./element.js";
import { count, counted, percent, short } from "./format.js";
import { section } from "./section.js";
import { table } from "./table.js";

const MARKED = [0.5, 0.95, 0.99, 0.999];

/** The law of concurrent connections: the plot with the quantiles marked, and every quantile with what single draws say of it. */
export class Distribution {
  #figure = new Figure({
    title: "Probability of each number of connections, in any one second",
    label: "Distribution of concurrent connections",
    csvName: fileName("tidemark", "concurrency"),
    size: "tall",
  });
  #quantiles = el("div", { class: "aside" });

  constructor() {
    this.element = section("distribution", "Concurrent connections", el("div", { class: "split" }, this.#figure.element, this.#quantiles));
    this.figures = [this.#figure];
  }

  /**
   * Shows a law.
   *
   * @param {Object} law one result of `/api/concurrency`
   * @param {number} size the size recommended
   */
  show(law, size) {
    this.element.querySelector("h2").textContent = `Concurrent connections of ${counted(law.users, "user")}`;
    this.#figure.describe(`Distribution of concurrent connections of ${counted(law.users, "user")}: mean ${count(law.mean)}, standard deviation ${count(law.sd)}. The table of quantiles says the same in numbers.`);
    this.#figure.draw(concurrencyChart(law, marks(law, size)), () => concurrencyTable(law));
    this.#quantiles.replaceChildren(...quantiles(law));
  }
}

function marks(law, size) {
  const levels = law.quantiles.filter(({ p }) => MARKED.includes(p)).map(({ p, value }) => ({ value, text: p === 0.5 ? "median" : percent(p) }));
  return [...levels, { value: size, text: "size for", strong: true }];
}

function quantiles(law) {
  const columns = [{ title: "Quantile" }, { title: "Connections", number: true }, { title: "90\u00a0% of draws", number: true }];
  const rows = law.quantiles.map(({ p, value, low, high }) => [percent(p), count(value), `${count(low)} – ${count(high)}`]);
  const download = () => save(fileName("tidemark", "quantiles", law.users, "users"),
    csv(["p", "value", "low", "high"], law.quantiles.map(({ p, value, low, high }) => [p, value, low, high])));
  return [
    el("div", { class: "caption-row" }, el("h3", {}, "Quantiles"), el("button", { type: "button", class: "link csv", "aria-label": "Quantiles: data as CSV", onclick: download }, "CSV")),
    table("Quantiles of concurrent connections", columns, rows),
    el("p", { class: "figure-note" }, `Mean ${short(law.mean)}, standard deviation ${short(law.sd)}.`),
    el("p", { class: "figure-note" }, "Connections: the quantile of all posterior draws together, which is the one to plan with. 90\u00a0% of draws: "
      + "nine in ten draws, each taken as the truth, put the quantile in this range, its credible interval. Far out, the value can lie above it: "
      + "what is rare in all draws together comes mostly from the draws with the heaviest demand."),
  ];
}
