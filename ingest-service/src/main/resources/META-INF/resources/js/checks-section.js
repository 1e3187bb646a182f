import { checkedCountsChart, checkedCountsTable, quantilesChart, quantilesTable } from "./charts/checks.js";
import { Figure } from "./charts/figure.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { count, duration, percent, short } from "./format.js";
import { table } from "./table.js";

const OF = { counts: "new connections", "tcp.durations": "TCP durations", "udp.durations": "UDP durations" };
const STATISTICS = {
  mean: "mean a second", variance: "variance", zeroShare: "share of nothing", largest: "largest in a second", lag1: "correlation with the second before",
  median: "median", q90: "90 % quantile", q99: "99 % quantile", shareAbove60s: "share above a minute", shareAbove600s: "share above ten minutes",
};
const LOW = 0.05;

/**
 * What the model makes of the data it was fitted to: statistics and distributions of the capture beside those of data sets drawn from the model.
 *
 * @param {Object} checks document of `/api/fits/{id}/checks`
 * @returns {{element: Node, figures: Figure[]}}
 */
export function checksView(checks) {
  const counts = countsFigure(checks);
  const durations = ["tcp", "udp"].filter((protocol) => checks.durations[protocol]).map((protocol) => durationsFigure(protocol, checks.durations[protocol]));
  const element = el("div", { class: "stack" },
    el("p", { class: "section-lead" }, `${count(checks.replicates)} data sets were drawn from the fitted model, each under one posterior draw, and held against the capture. What they do not `
      + "show as often as the capture does, the model does not know."),
    statistics(checks),
    counts.element,
    el("div", { class: "split even" }, durations.map((figure) => figure.element)));
  return { element, figures: [counts, ...durations] };
}

function statistics({ checks }) {
  const columns = [{ title: "Statistic" }, { title: "measured", number: true }, { title: "90\u00a0% of data sets", number: true }, { title: "in words", wide: true }];
  const rows = checks.map((check) => [`${OF[check.of]}: ${STATISTICS[check.statistic] ?? check.statistic}`, write(check.observed, check.unit),
    `${write(check.q5, check.unit)} – ${write(check.q95, check.unit)}`, words(check)]);
  return el("div", { class: "block" }, el("h3", {}, "Statistics"),
    table("Statistics of the capture and of data sets drawn from the model", columns, rows, { highlight: (row) => isOff(checks[row]) }));
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

function countsFigure({ counts }) {
  const figure = new Figure({
    title: "Seconds by their number of new connections",
    note: "Line: the capture. Band: nine in ten data sets.",
    label: "Seconds by their number of new connections, of the capture and of data sets drawn from the model. The CSV says the same in numbers.",
    csvName: fileName("tidemark", "checked-counts"),
    size: "low",
  });
  figure.draw(checkedCountsChart(counts), () => checkedCountsTable(counts));
  return figure;
}

function durationsFigure(protocol, quantiles) {
  const name = protocol.toUpperCase();
  const figure = new Figure({
    title: `Durations of ${name}, quantile against quantile`,
    note: `On the diagonal the model is right; above it makes durations too long. From ${percent(quantiles.p[0])} to ${percent(quantiles.p.at(-1))} of all connections.`,
    label: `Quantiles of ${name} durations of data sets drawn from the model against those measured. The CSV says the same in numbers.`,
    csvName: fileName("tidemark", "checked-durations", protocol),
    size: "middle",
  });
  figure.draw(quantilesChart(quantiles), () => quantilesTable(quantiles));
  return figure;
}
