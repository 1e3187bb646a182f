import { el } from "./element.js";
import { duration, short } from "./format.js";
import { table } from "./table.js";

const OF = { counts: "new connections", "tcp.durations": "TCP durations", "udp.durations": "UDP durations", concurrency: "concurrency" };
const STATISTICS = {
  mean: "mean", variance: "variance", sd: "standard deviation", zeroShare: "share of nothing", largest: "largest", lag1: "correlation with the second before",
  median: "median", q90: "90 % quantile", q99: "99 % quantile", shareAbove60s: "share above a minute", shareAbove600s: "share above ten minutes",
};
const LOW = 0.05;

/**
 * Statistics of a capture beside those of what a model draws in its place; where the capture's are rare among them, the row stands out.
 *
 * @param {Array<{of: string, statistic: string, unit: string, observed: ?number, q5: ?number, q95: ?number, tailProbability: ?number}>} checks
 * @param {string} caption of the table
 * @param {string} drawn what is drawn from the model, in the plural
 * @returns {Node}
 */
export function checksTable(checks, caption, drawn) {
  const columns = [{ title: "Statistic" }, { title: "measured", number: true }, { title: `90\u00a0% of ${drawn}`, number: true }, { title: "in words", wide: true }];
  const rows = checks.map((check) => [`${OF[check.of]}: ${STATISTICS[check.statistic] ?? check.statistic}`, write(check.observed, check.unit),
    `${write(check.q5, check.unit)} – ${write(check.q95, check.unit)}`, words(check)]);
  return el("div", { class: "block" }, el("h3", {}, "Statistics"), table(caption, columns, rows, { highlight: (row) => isOff(checks[row]) }));
}

function isOff({ tailProbability }) {
  return tailProbability !== null && (tailProbability < LOW || tailProbability > 1 - LOW);
}

function words(check) {
  if (check.tailProbability === null) {
    return "longer than anything seen to its end";
  }
  return !isOff(check) ? "as in the model" : check.tailProbability < LOW ? "the model makes it too small" : "the model makes it too large";
}

function write(value, unit) {
  if (value === null) {
    return "–";
  }
  return unit === "s" ? duration(value) : short(value);
}
