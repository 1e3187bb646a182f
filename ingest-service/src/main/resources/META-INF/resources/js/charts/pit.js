import { percent, share } from "../format.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

/**
 * Histogram of the probability integral transform, with the share that each bin has where it is even.
 *
 * @param {{edges: number[], counts: number[]}} pit
 * @returns {(colours: Object, width: number) => Object}
 */
export function pitChart({ edges, counts }) {
  const total = counts.reduce((sum, number) => sum + number, 0);
  const even = 1 / counts.length;
  const points = counts.map((number, i) => [edges[i], number / total]);
  return (colours) => ({
    ...base(colours),
    grid: grid({ top: 36 }),
    xAxis: xAxis(colours, "share of the predicted law below the measured level", { min: 0, max: 1, interval: 0.25, axisLabel: { color: colours.muted, fontSize: 11, formatter: percent } }),
    yAxis: yAxis(colours, "share of the seconds", { min: 0, axisLabel: { color: colours.muted, fontSize: 11, formatter: percent } }),
    series: [{
      name: "seconds", type: "line", step: "end", data: [...points, [1, points.at(-1)[1]]], showSymbol: false, symbol: "none",
      lineStyle: { width: 1.25, color: colours.sets.measured }, itemStyle: { color: colours.sets.measured },
      areaStyle: { color: colours.sets.measured, opacity: 0.14 }, emphasis: { disabled: true },
    }, {
      name: "even", type: "line", data: [[0, even], [1, even]], showSymbol: false, symbol: "none", silent: true,
      lineStyle: { width: 1.25, type: "dashed", color: colours.sets.predicted }, itemStyle: { color: colours.sets.predicted }, emphasis: { disabled: true },
    }],
    tooltip: {
      ...base(colours).tooltip,
      formatter: ([{ dataIndex }]) => {
        const bin = Math.min(dataIndex, counts.length - 1);
        return tooltip(`${percent(edges[bin])} to ${percent(edges[bin + 1])}`, [["seconds", share(counts[bin], total)], ["if even", percent(even)]]);
      },
    },
  });
}

/** The histogram as a table. */
export function pitTable({ edges, counts }) {
  return { header: ["from", "to", "seconds"], rows: counts.map((number, i) => [edges[i], edges[i + 1], number]) };
}
