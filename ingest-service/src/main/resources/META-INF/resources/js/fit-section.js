import { drawsAddress } from "./api.js";
import { Figure } from "./charts/figure.js";
import { posteriorChart, posteriorTable, traceChart, traceTable } from "./charts/posterior.js";
import { comparisonView } from "./comparison.js";
import { fileName } from "./csv.js";
import { diagnosticsView } from "./diagnostics.js";
import { el } from "./element.js";
import { findingsView } from "./findings.js";
import { count, short } from "./format.js";
import { parametersView } from "./parameters.js";
import { section } from "./section.js";

/**
 * What the fit says: the diagnostics in words, the comparison of models, and of every parameter its summary, traces and posterior. What it warns of stands
 * with the answer; only where there is none, it stands here.
 *
 * @param {Object} fit document of the fit
 * @param {Object} draws `{posterior: {name: [[draws of chain 1], ...]}}`
 * @param {import("./meanings.js").Meanings} meanings what the model's parameters are
 * @returns {{element: Node, figures: Figure[]}}
 */
export function fitSection(fit, draws, meanings) {
  const pairs = Object.entries(draws.posterior).map(([name, chains]) => pair(name, chains, meanings.of(name)));
  const element = section("fit", "What the fit says",
    el("p", { class: "section-lead" }, settings(fit)),
    fit.status === "failed" ? findingsView(fit.findings) : null,
    diagnosticsView(fit),
    comparisonView(fit),
    fit.parameters.length === 0 ? null : parametersView(fit, meanings),
    pairs.length === 0 ? null : tracesBlock(fit, pairs));
  return { element, figures: pairs.flatMap(({ figures }) => figures) };
}

function settings({ model, chains, warmup, draws, seed, wallSeconds }) {
  const time = wallSeconds === undefined ? "" : `, ${short(wallSeconds)} s`;
  return `Model ${model}, ${chains} chains of ${count(warmup)} + ${count(draws)} iterations, seed ${seed}${time}.`;
}

function tracesBlock(fit, pairs) {
  const keys = Array.from({ length: fit.chains }, (_, i) => el("span", { class: `key chain-${i % 8 + 1}` }, `chain ${i + 1}`));
  return el("div", { class: "block" },
    el("div", { class: "caption-row" }, el("h3", {}, "Traces and posteriors by chain"),
      el("a", { class: "link csv", href: drawsAddress(fit.id), download: "tidemark-draws.csv", "aria-label": "All draws as CSV" }, "all draws, CSV")),
    el("p", { class: "figure-note" }, "Chains that agree lie over each other like one band of noise. Traces show every k-th draw, at most 250 a chain; the CSV has them all."),
    el("p", { class: "legend", "aria-hidden": "true" }, keys),
    el("div", { class: "pairs" }, pairs.map(({ element }) => element)));
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
