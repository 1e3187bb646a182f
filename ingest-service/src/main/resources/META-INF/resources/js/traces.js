import * as api from "./api.js";
import { Figure } from "./charts/figure.js";
import { posteriorChart, posteriorTable, traceChart, traceTable } from "./charts/posterior.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { LateBody } from "./late-body.js";

/** Traces and posteriors of every parameter by chain. There are dozens, so they are fetched and drawn when the reader opens them. */
export class Traces {
  #body;

  /**
   * @param {Object} fit document of the fit
   * @param {import("./meanings.js").Meanings} meanings what the model's parameters are
   */
  constructor(fit, meanings) {
    this.#body = new LateBody("Reading the draws …", async (signal) => pairsView(await api.draws(fit.id, signal), meanings));
    const keys = Array.from({ length: fit.chains }, (_, i) => el("span", { class: `key chain-${i % 8 + 1}` }, `chain ${i + 1}`));
    const all = el("a", { class: "link csv", href: api.drawsAddress(fit.id), download: "tidemark-draws.csv", "aria-label": "All draws as CSV" }, "all draws, CSV");
    const details = el("details", { id: "traces", class: "more", ontoggle: () => details.open && this.#body.show() },
      el("summary", {}, "Traces and posteriors by chain"),
      el("p", { class: "figure-note" }, "Chains that agree lie over each other like one band of noise. Traces show every k-th draw, at most 250 a chain; the CSV has them all. ", all),
      el("p", { class: "legend", "aria-hidden": "true" }, keys),
      this.#body.element);
    this.element = details;
  }

  /** Lets go of everything. */
  remove() {
    this.#body.remove();
  }
}

function pairsView({ posterior }, meanings) {
  const pairs = Object.entries(posterior).map(([name, chains]) => pair(name, chains, meanings.of(name)));
  return { element: el("div", { class: "pairs" }, pairs.map(({ element }) => element)), figures: pairs.flatMap(({ figures }) => figures) };
}

function pair(name, chains, meaning) {
  const trace = new Figure({ title: "trace", csvTitle: `${name}, trace`, label: `Trace of ${name} by chain`, csvName: fileName("tidemark", "trace", name), size: "small" });
  const posterior = new Figure({ title: "posterior", csvTitle: `${name}, posterior`, label: `Posterior density of ${name} by chain`, csvName: fileName("tidemark", "posterior", name), size: "small" });
  trace.draw(traceChart(chains), () => traceTable(chains));
  posterior.draw(posteriorChart(chains), () => posteriorTable(chains));
  const element = el("div", { class: "pair" },
    el("p", { class: "pair-name" }, el("code", { title: meaning.detail }, name), ` ${meaning.text}`),
    trace.element, posterior.element);
  return { element, figures: [trace, posterior] };
}
