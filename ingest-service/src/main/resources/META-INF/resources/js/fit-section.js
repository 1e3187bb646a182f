import { comparisonView } from "./comparison.js";
import { diagnosticsView } from "./diagnostics.js";
import { el } from "./element.js";
import { findingsView } from "./findings.js";
import { count, short } from "./format.js";
import { parametersView } from "./parameters.js";
import { section } from "./section.js";
import { Traces } from "./traces.js";

/**
 * What the fit says: the diagnostics in words, the comparison of models, and of every parameter its summary, traces and posterior. What it warns of stands
 * with the answer; only where there is none, it stands here.
 *
 * @param {Object} fit document of the fit
 * @param {import("./meanings.js").Meanings} meanings what the model's parameters are
 * @returns {{element: Node, figures: Traces[]}}
 */
export function fitSection(fit, meanings) {
  const traces = fit.parameters.length === 0 ? [] : [new Traces(fit, meanings)];
  const element = section("fit", "What the fit says",
    el("p", { class: "section-lead" }, settings(fit)),
    fit.status === "failed" ? findingsView(fit.findings) : null,
    diagnosticsView(fit),
    comparisonView(fit),
    fit.parameters.length === 0 ? null : parametersView(fit, meanings),
    traces.map((each) => each.element));
  return { element, figures: traces };
}

function settings({ model, chains, warmup, draws, seed, wallSeconds }) {
  const time = wallSeconds === undefined ? "" : `, ${short(wallSeconds)} s`;
  return `Model ${model}, ${chains} chains of ${count(warmup)} + ${count(draws)} iterations, seed ${seed}${time}.`;
}
