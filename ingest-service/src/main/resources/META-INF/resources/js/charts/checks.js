import { count, duration, percent } from "../format.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { bandSeries } from "./band.js";
import { tooltip } from "./tooltip.js";

/** Half a second: what stands for none on a logarithmic axis. */
const NONE = 0.5;

/** Seconds by their number of new connections: the capture as a line over the band of data sets drawn from the model. */
export function checkedCountsChart({ from, to, observed, q5, q50, q95 }) {
  const at = (values) => values.map((value, i) => [0.5 * (from[i] + to[i]), Math.max(value, NONE)]);
  return (colours) => ({
    ...base(colours),
    grid: grid(),
    xAxis: xAxis(colours, "new connections in a second", { min: 0, max: to.at(-1) }),
    yAxis: yAxis(colours, "seconds", { type: "log", min: NONE }),
    series: [
      bandSeries("90 % of data sets", at(q5), at(q95), { fill: colours.sets.predicted, opacity: 0.22 }),
      line("model", at(q50), { color: colours.sets.predicted, width: 1.25, type: "dashed" }),
      line("capture", at(observed), { color: colours.sets.measured, width: 1.5 }),
    ],
    tooltip: {
      ...base(colours).tooltip,
      formatter: (points) => {
        const i = points[0].dataIndex;
        return tooltip(from[i] === to[i] ? `${count(from[i])} new connections` : `${count(from[i])} to ${count(to[i])} new connections`,
          [["seconds", count(observed[i])], ["of data sets", `${count(q5[i])} to ${count(q95[i])}`]]);
      },
    },
  });
}

/** The same as a table. */
export function checkedCountsTable({ from, to, observed, q5, q50, q95 }) {
  return { header: ["from", "to", "seconds", "q5", "q50", "q95"], rows: from.map((_, i) => [from[i], to[i], observed[i], q5[i], q50[i], q95[i]]) };
}

/** Quantiles of data sets drawn from the model against those measured; what is 0 or was not seen to its end has no place. */
export function quantilesChart(quantiles) {
  const known = quantiles.p.map((p, i) => ({ p, observed: quantiles.observed[i], q5: quantiles.q5[i], q50: quantiles.q50[i], q95: quantiles.q95[i] }))
    .filter(({ observed, q5, q50, q95 }) => [observed, q5, q50, q95].every((value) => value !== null && value > 0));
  const at = (key) => known.map((quantile) => [quantile.observed, quantile[key]]);
  const ends = known.length === 0 ? [] : [known[0].observed, known.at(-1).observed];
  return (colours) => ({
    ...base(colours),
    grid: grid(),
    xAxis: xAxis(colours, "measured", { type: "log", axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, formatter: duration } }),
    yAxis: yAxis(colours, "model", { type: "log", axisLabel: { color: colours.muted, fontSize: 11, formatter: duration } }),
    series: [
      bandSeries("90 % of data sets", at("q5"), at("q95"), { fill: colours.sets.predicted, opacity: 0.22 }),
      line("equal", ends.map((end) => [end, end]), { color: colours.muted, width: 1 }),
      line("model", at("q50"), { color: colours.sets.predicted, width: 1.5 }),
    ],
    tooltip: {
      ...base(colours).tooltip,
      formatter: (points) => {
        const { p, observed, q5, q95 } = known[points.find(({ seriesName }) => seriesName === "model")?.dataIndex ?? 0];
        return tooltip(`${percent(p)} of all`, [["measured", duration(observed)], ["data sets", `${duration(q5)} to ${duration(q95)}`]]);
      },
    },
  });
}

/** The same as a table. */
export function quantilesTable({ p, observed, q5, q50, q95 }) {
  return { header: ["p", "seconds", "q5", "q50", "q95"], rows: p.map((_, i) => [p[i], observed[i] ?? "", q5[i] ?? "", q50[i] ?? "", q95[i] ?? ""]) };
}

function line(name, data, lineStyle) {
  return { name, type: "line", data, showSymbol: false, symbol: "none", lineStyle, itemStyle: { color: lineStyle.color }, emphasis: { disabled: true }, z: 3 };
}
