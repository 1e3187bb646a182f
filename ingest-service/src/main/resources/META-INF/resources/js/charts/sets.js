import { clock, count, percent } from "../format.js";
import { visibleBins } from "../statistics.js";
import { base, clockAxis, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

/** The three sets, by their names in the service's document and on the page. */
export const SETS = ["measured", "predicted", "resampled"];

const TAIL = 1e-3;

/** Levels of one path of each set as points over time. */
export function pointsChart(capture) {
  return (colours, width) => ({
    ...base(colours),
    grid: grid(),
    xAxis: clockAxis(colours, capture.seconds, width < 500 ? 4 : 10),
    yAxis: yAxis(colours, "connections", { minInterval: 1 }),
    series: [...SETS].reverse().map((key) => ({
      name: key, type: "scatter", data: capture[key].levels.map((level, i) => [i * capture.step, level]),
      symbolSize: 3, itemStyle: { color: colours.sets[key], opacity: 0.75 }, emphasis: { disabled: true },
    })),
    tooltip: {
      ...base(colours).tooltip,
      formatter: ([{ dataIndex: i }]) => tooltip(clock(i * capture.step), SETS.map((key) => [key, count(capture[key].levels[i])])),
    },
  });
}

/** Shares of the seconds by level, for one connection each. */
export function densityChart(capture) {
  return (colours, width) => ({
    ...base(colours),
    grid: grid(),
    xAxis: xAxis(colours, "connections", { min: 0, minInterval: 1, splitNumber: width < 500 ? 4 : 8 }),
    yAxis: yAxis(colours, "share of the seconds", { axisLabel: { color: colours.muted, fontSize: 11, formatter: percent } }),
    series: SETS.map((key) => densitySeries(key, capture[key].pmf, colours.sets[key])),
    tooltip: { show: false },
  });
}

/** One path of each set as a table. */
export function overTimeTable(capture) {
  const rows = capture.measured.levels.map((_, i) => [i * capture.step, ...SETS.map((key) => capture[key].levels[i])]);
  return { header: ["second", ...SETS], rows };
}

/** The shares of all sets as one table. */
export function densityTable(capture) {
  const rows = SETS.flatMap((key) => {
    const { from, step, probabilities } = capture[key].pmf;
    return probabilities.map((probability, i) => [key, from + i * step, from + (i + 1) * step - 1, probability]);
  });
  return { header: ["set", "connections_from", "connections_to", "share"], rows };
}

function densitySeries(name, pmf, colour) {
  const bins = visibleBins(pmf, TAIL);
  const outline = bins.map(({ from, probability }) => [from - 0.5, probability / pmf.step]);
  return {
    name, type: "line", step: "end", showSymbol: false, symbol: "none",
    data: [[outline[0][0], 0], ...outline, [bins.at(-1).to + 0.5, 0]],
    lineStyle: { color: colour, width: 1.25 }, itemStyle: { color: colour }, areaStyle: { color: colour, opacity: 0.12 }, emphasis: { disabled: true },
  };
}
