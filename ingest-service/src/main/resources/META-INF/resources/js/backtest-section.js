import { bandsChart, bandsTable } from "./charts/bands.js";
import { Figure } from "./charts/figure.js";
import { pitChart, pitTable } from "./charts/pit.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { count, percent, short } from "./format.js";
import { table } from "./table.js";

const VERDICTS = {
  holds: "The first half of the traffic predicted the second.",
  contradicted: "The second half of the traffic contradicts the model.",
  undecided: "The traffic is too short to say whether the model holds.",
};
const BANDS = [["50", 0.5], ["90", 0.9], ["99", 0.99]];

/**
 * What the first half of the captures predicted of the second, and what came: the verdict in words, how much of it the bands held, where in the
 * predicted law it lay, second by second.
 *
 * @param {Object} backtest document of `/api/backtest`
 * @returns {{element: Node, figures: Figure[]}}
 */
export function backtestView(backtest) {
  const pit = pitFigure(backtest);
  const bands = backtest.series.map((series, i) => bandsFigure(series, backtest.series.length === 1 ? "" : ` of capture ${i + 1}`));
  const element = el("div", { class: "stack" },
    el("p", { class: "section-verdict", id: "backtest-verdict", "data-verdict": backtest.verdict }, VERDICTS[backtest.verdict]),
    el("p", { class: "section-lead" }, `${backtest.explanation} ${worth(backtest)}`),
    bands.map((figure) => figure.element),
    legend(),
    el("div", { class: "split even" }, coverage(backtest), pit.element));
  return { element, figures: [...bands, pit] };
}

/** Why so few observations; where they are too few, the explanation has said how many. */
function worth({ verdict, effectiveObservations }) {
  return verdict === "undecided" ? "Concurrency remembers minutes."
    : `The second half is worth ${short(effectiveObservations)} independent observations: concurrency remembers minutes.`;
}

function coverage(backtest) {
  const columns = [{ title: "Predicted band" }, { title: "held of the second half", number: true }, { title: "90\u00a0% of replicates", number: true }];
  const rows = BANDS.map(([name, nominal]) => {
    const range = backtest.replicateRanges[`coverage${name}`];
    return [percent(nominal), whole(backtest[`coverage${name}`]), `${whole(range.q5)} – ${whole(range.q95)}`];
  });
  return el("div", { class: "block" }, el("h3", {}, "What the bands held"), table("Coverage of the predicted bands", columns, rows),
    el("p", { class: "figure-note" }, `Replicates: ${count(backtest.replicates)} second halves drawn from the model itself. Even a right model seldom holds its nominal share over a few minutes; `
      + "what counts is whether it holds what its replicates do."));
}

function whole(share) {
  return percent(Math.round(share * 100) / 100);
}

function pitFigure({ pit, pitDistance, replicateRanges }) {
  const figure = new Figure({
    title: "Where measured levels lie in the predicted law",
    note: "Even where the model is right, and long enough is watched; a hill: predicted too wide; a valley: too narrow; a slope: too many or too few connections. "
      + `Its distance from even is ${short(pitDistance)}; nine in ten replicates have ${short(replicateRanges.pitDistance.q5)} to ${short(replicateRanges.pitDistance.q95)}.`,
    label: `Histogram of the probability integral transform of the second half's seconds, distance from even ${short(pitDistance)}.`,
    csvName: fileName("tidemark", "pit"),
    size: "low",
  });
  figure.draw(pitChart(pit), () => pitTable(pit));
  return figure;
}

function bandsFigure(series, which) {
  const figure = new Figure({
    title: `Second half${which}, measured and predicted`,
    label: `Measured concurrency of the second half${which}, from second ${count(series.fromSecond)} on, with the median and the central 50, 90 and 99 % bands that the first half predicts. The CSV says the same in numbers.`,
    csvName: fileName("tidemark", "backtest"),
    size: "middle",
  });
  figure.draw(bandsChart(series), () => bandsTable(series));
  return figure;
}

function legend() {
  return el("p", { class: "legend", "aria-hidden": "true" }, el("span", { class: "key measured" }, "measured"),
    el("span", { class: "key predicted" }, "predicted: median (dashes), central 50, 90 and 99\u00a0%"));
}
