import { el } from "./element.js";
import { significant } from "./format.js";
import { table } from "./table.js";

const SCORES = [
  { key: "elpd", title: "elpd, durations", digits: 5 },
  { key: "elpdSe", title: "± se", digits: 3 },
  { key: "arrivalLogScore", title: "log score, arrivals", digits: 5 },
];

/**
 * How the capture's models predict: expected log predictive density of durations, log score of counts one second ahead.
 *
 * @returns {Node|null} null where there is nothing to compare
 */
export function comparisonView(fit) {
  const models = fit.comparison ?? [];
  if (models.length === 0) {
    return null;
  }
  const scores = SCORES.filter(({ key }) => models.some((model) => isNumber(model[key])));
  const columns = [{ title: "Model" }, { title: "converged" }, ...scores.map(({ title }) => ({ title, number: true }))];
  const rows = models.map((model) => [
    el("code", {}, model.model), model.converged ? "yes" : "no",
    ...scores.map(({ key, digits }) => (isNumber(model[key]) ? significant(model[key], digits) : "–")),
  ]);
  return el("div", { class: "block" }, el("h3", {}, "Models of this capture"),
    table("Comparison of models", columns, rows, { highlight: (row) => models[row].model === fit.model }),
    el("p", { class: "figure-note" }, `${scores.length === 0 ? "" : "Larger is better. "}A model that did not converge is never the default.`));
}

function isNumber(value) {
  return typeof value === "number";
}
