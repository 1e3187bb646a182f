import { checkedCountsChart, checkedCountsTable, quantilesChart, quantilesTable } from "./charts/checks.js";
import { Figure } from "./charts/figure.js";
import { checksTable } from "./checks-table.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { count, percent } from "./format.js";

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
    checksTable(checks.checks, "Statistics of the capture and of data sets drawn from the model", "data sets"),
    counts.element,
    el("div", { class: "split even" }, durations.map((figure) => figure.element)));
  return { element, figures: [counts, ...durations] };
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
