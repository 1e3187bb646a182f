import { el } from "./element.js";
import { count, short, significant } from "./format.js";
import { table } from "./table.js";

const SCORES = [
  { key: "elpd", title: "elpd, durations", digits: 5 },
  { key: "elpdSe", title: "± se", digits: 3 },
  { key: "largestParetoK", title: "largest k", digits: 2 },
  { key: "untrustedConnections", title: "k > 0.7" },
  { key: "arrivalLogScore", title: "log score, arrivals", digits: 5 },
];

const NOTE = "Larger elpd and log scores are better. k says how far an elpd can be trusted: up to 0.7; beside it the number of connections above.";
/** The mean level of a model beside the measured one. */
const MEANS = [
  { title: "mean, measured", number: true, cell: ({ measured, low, high }) => `${short(measured)} (${short(low)} – ${short(high)})` },
  { title: "mean, predicted", number: true, cell: ({ predicted }) => short(predicted) },
  { title: "means agree", cell: ({ compatible }) => (compatible ? "yes" : el("span", { class: "incompatible" }, "not compatible with the measured mean: never the default")) },
];
const MEANS_NOTE = "Mean: connections that one user holds at once, on average over the length of the capture; measured with the 99\u00a0% range of its own error.";

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
  const means = models.some(({ meanLevel }) => meanLevel) ? MEANS : [];
  const columns = [{ title: "Model" }, { title: "converged" }, ...scores.map(({ title }) => ({ title, number: true })), ...means.map(({ title, number }) => ({ title, number }))];
  const rows = models.map((model) => [
    el("code", {}, model.model), model.converged ? "yes" : "no",
    ...scores.map(({ key, digits }) => shown(model[key], digits)),
    ...means.map(({ cell }) => (model.meanLevel ? cell(model.meanLevel) : "–")),
  ]);
  return el("div", { class: "block" }, el("h3", {}, "Models of this capture"),
    fit.choice === undefined ? null : el("p", { class: "families" }, fit.choice),
    table("Comparison of models", columns, rows, { highlight: (row) => models[row].model === fit.model }),
    el("p", { class: "figure-note" }, [scores.length === 0 ? "" : NOTE, means.length === 0 ? "" : MEANS_NOTE, "A model that did not converge is never the default."].filter(Boolean).join(" ")));
}

/** A score of some significant digits, a number of connections without; nothing where it is not known. */
function shown(value, digits) {
  if (!isNumber(value)) {
    return "–";
  }
  return digits === undefined ? count(value) : significant(value, digits);
}

function isNumber(value) {
  return typeof value === "number";
}
