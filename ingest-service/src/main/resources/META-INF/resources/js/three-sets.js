import { Figure } from "./charts/figure.js";
import { densityChart, densityTable, overTimeTable, pointsChart, SETS } from "./charts/sets.js";
import { checksTable } from "./checks-table.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { count, counted, short, span } from "./format.js";
import { table } from "./table.js";

/**
 * Measured concurrency of each capture beside a path of the model and one resampled from the measured counts and durations.
 *
 * @param {Object} comparison document of `/api/concurrency/comparison`
 * @returns {{element: Node, figures: Figure[]}}
 */
export function threeSetsView({ captures }) {
  const views = captures.map((capture, i) => ofCapture(capture, captures.length === 1 ? "" : ` of capture ${i + 1}`));
  const element = el("div", { class: "stack" },
    el("p", { class: "section-lead" }, "Measured: the capture itself. Predicted: as many users and seconds drawn from the model, under one posterior draw. Resampled: no model; the counts of "
      + "each second and the duration of each connection are drawn anew from those measured, so that only their order in time is lost. All begin with nothing, as a capture does, and are read at whole seconds."),
    legend(), views.map((view) => view.element));
  return { element, figures: views.flatMap(({ figures }) => figures) };
}

function ofCapture(capture, which) {
  const points = new Figure({
    title: `Over time${which}`,
    note: `One path of each, ${capture.step === 1 ? "every second" : `every ${span(capture.step)}`}. A path is one of many: look at how it moves, not where.`,
    label: `Concurrency${which} over ${span(capture.seconds)}: measured, one predicted path, one resampled path. The CSV says the same in numbers.`,
    csvName: fileName("tidemark", "three-sets"),
    size: "middle",
  });
  const density = new Figure({
    title: `Shares of seconds${which}`,
    note: `Measured: the capture's seconds. Predicted and resampled: all seconds of ${count(capture.predicted.paths)} paths.`,
    label: `Density of concurrency${which}: ${SETS.map((key) => `${key} mean ${short(capture[key].mean)}`).join(", ")}.`,
    csvName: fileName("tidemark", "three-sets-density"),
    size: "low",
  });
  points.draw(pointsChart(capture), () => overTimeTable(capture));
  density.draw(densityChart(capture), () => densityTable(capture));
  const element = el("div", { class: "stack" }, el("p", { class: "sets-words" }, words(capture)), points.element,
    el("div", { class: "split even" }, density.element, figures(capture)),
    checksTable(capture.checks, `Statistics of concurrency${which} and of predicted paths`, "predicted paths"));
  return { element, figures: [points, density] };
}

function words({ users, seconds, measured, predicted, resampled }) {
  const place = ({ meanLow, meanHigh }) => {
    const where = measured.mean < meanLow ? "below" : measured.mean > meanHigh ? "above" : "within";
    return `${where} the ${short(meanLow)} to ${short(meanHigh)}`;
  };
  return `${counted(users, "user")}, ${span(seconds)}: the measured mean of ${short(measured.mean)} lies ${place(predicted)} that nine in ten predicted paths have, and ${place(resampled)} of resampled ones.`;
}

function figures(capture) {
  const columns = [{ title: "Set" }, { title: "mean", number: true }, { title: "sd", number: true },
    ...capture.measured.quantiles.map(({ p }) => ({ title: p === 0.5 ? "median" : `${100 * p}\u00a0%`, number: true }))];
  const rows = SETS.map((key) => [key, short(capture[key].mean), short(capture[key].sd), ...capture[key].quantiles.map(({ value }) => count(value))]);
  return el("div", { class: "block" }, el("h3", {}, "In numbers"), table("The three sets in numbers", columns, rows));
}

function legend() {
  return el("p", { class: "legend", "aria-hidden": "true" }, SETS.map((key) => el("span", { class: `key ${key}` }, key)));
}
