import { el } from "./element.js";
import { significant } from "./format.js";
import { table } from "./table.js";

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
  const number = (value, digits = 5) => (value === null || value === undefined ? "–" : significant(value, digits));
  const columns = [{ title: "Model" }, { title: "converged" }, { title: "elpd, durations", number: true }, { title: "± se", number: true }, { title: "log score, arrivals", number: true }];
  const rows = models.map(({ model, elpd, elpdSe, arrivalLogScore, converged }) =>
    [el("code", {}, model), converged ? "yes" : "no", number(elpd), number(elpdSe, 3), number(arrivalLogScore)]);
  return el("div", { class: "block" }, el("h3", {}, "Models of this capture"),
    table("Comparison of models", columns, rows, { highlight: (row) => models[row].model === fit.model }),
    el("p", { class: "figure-note" }, "Larger is better in both columns. A model that did not converge is never the default."));
}
