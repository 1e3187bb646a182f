import { clock, count } from "../format.js";
import { niceAtLeast } from "../statistics.js";
import { base, clockAxis, grid, yAxis } from "./axes.js";
import { bandSeries } from "./band.js";
import { tooltip } from "./tooltip.js";

const BANDS = [["99", 0.14], ["90", 0.2], ["50", 0.3]];

/**
 * Measured levels over predicted bands, second by second.
 *
 * @param {Object} series one of `series` of `/api/backtest`
 * @returns {(colours: Object, width: number) => Object}
 */
export function bandsChart(series) {
  const { fromSecond, step, measured, median } = series;
  const seconds = fromSecond + (measured.length - 1) * step;
  const at = (values) => values.map((value, i) => [fromSecond + i * step, value]);
  return (colours, width) => ({
    ...base(colours),
    grid: grid(),
    xAxis: secondHalfAxis(colours, fromSecond, seconds, width < 500 ? 4 : 10),
    yAxis: yAxis(colours, "connections", { minInterval: 1 }),
    series: [
      ...BANDS.map(([name, opacity]) => bandSeries(`${name} %`, at(series[`low${name}`]), at(series[`high${name}`]), { fill: colours.sets.predicted, opacity })),
      line("median", at(median), { color: colours.sets.predicted, width: 1.25, type: "dashed" }),
      line("measured", at(measured), { color: colours.sets.measured, width: 1.25 }),
    ],
    tooltip: { ...base(colours).tooltip, formatter: (points) => describe(series, points.find(({ seriesName }) => seriesName === "measured").dataIndex) },
  });
}

/** The series as a table. */
export function bandsTable({ fromSecond, step, ...values }) {
  const names = ["measured", "median", "low50", "high50", "low90", "high90", "low99", "high99"];
  return { header: ["second", ...names], rows: values.measured.map((_, i) => [fromSecond + i * step, ...names.map((name) => values[name][i])]) };
}

/** Begins at a tick before the second half does. */
function secondHalfAxis(colours, fromSecond, seconds, ticks) {
  const interval = niceAtLeast((seconds - fromSecond) / ticks);
  return { ...clockAxis(colours, seconds, ticks), interval, min: Math.floor(fromSecond / interval) * interval };
}

function line(name, data, lineStyle) {
  return { name, type: "line", data, showSymbol: false, symbol: "none", lineStyle, itemStyle: { color: lineStyle.color }, emphasis: { disabled: true }, z: 3 };
}

function describe(series, i) {
  const range = (name) => `${count(series[`low${name}`][i])} to ${count(series[`high${name}`][i])}`;
  return tooltip(clock(series.fromSecond + i * series.step), [["measured", count(series.measured[i])], ["predicted median", count(series.median[i])],
    ["50 %", range("50")], ["90 %", range("90")], ["99 %", range("99")]]);
}
