import { el } from "./element.js";
import { duration, short } from "./format.js";
import { table } from "./table.js";

const OF = { counts: "new connections", "tcp.durations": "TCP durations", "udp.durations": "UDP durations", concurrency: "concurrency" };
const STATISTICS = {
  mean: "mean", variance: "variance", sd: "standard deviation", zeroShare: "share of nothing", largest: "largest", lag1: "correlation with the second before",
  median: "median", q90: "90 % quantile", q99: "99 % quantile", shareAbove60s: "share above a minute", shareAbove600s: "share above ten minutes",
};

/**
 * Statistics of a capture beside those of what a model draws in its place; where the capture's lies outside of what nine in ten draw, the row stands out.
 *
 * @param {Array<{of: string, statistic: string, unit: string, observed: ?number, q5: ?number, q95: ?number}>} checks
 * @param {string} caption of the table
 * @param {string} drawn what is drawn from the model, in the plural
 * @returns {Node}
 */
export function checksTable(checks, caption, drawn) {
  const columns = [{ title: "Statistic" }, { title: "measured", number: true }, { title: `90\u00a0% of ${drawn}`, number: true }, { title: "in words", wide: true }];
  const rows = checks.map((check) => [`${OF[check.of]}: ${STATISTICS[check.statistic] ?? check.statistic}`, write(check.observed, check.unit),
    range(check), words(check)]);
  return el("div", { class: "block" }, el("h3", {}, "Statistics"), table(caption, columns, rows, { highlight: (row) => off(checks[row]) !== 0 }));
}

/** -1 where the model draws too little, 1 where it draws too much. A bound of null is longer than anything seen to its end. */
function off({ observed, q5, q95 }) {
  if (observed === null) {
    return 0;
  }
  return observed < (q5 ?? Infinity) ? 1 : observed > (q95 ?? Infinity) ? -1 : 0;
}

function words(check) {
  if (check.observed === null) {
    return "longer than anything seen to its end";
  }
  return ["the model makes it too small", "as in the model", "the model makes it too large"][off(check) + 1];
}

function range({ q5, q95, unit }) {
  return q95 === null ? `${write(q5, unit)} or more` : `${write(q5, unit)} – ${write(q95, unit)}`;
}

function write(value, unit) {
  if (value === null) {
    return "–";
  }
  return unit === "s" ? duration(value) : short(value);
}
