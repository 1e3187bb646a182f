import { short } from "../format.js";
import { densities, thinned } from "../statistics.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

const MOST_DRAWS = 250;
const BINS = 40;

/**
 * Trace of one parameter, a line a chain: chains that agree lie over each other like one band of noise.
 *
 * @param {number[][]} chains draws by chain
 * @returns {(colours: Object) => Object}
 */
export function traceChart(chains) {
  const lines = chains.map((draws) => thinned(draws, MOST_DRAWS));
  return (colours, width) => ({
    ...base(colours),
    grid: grid({ top: 10 }),
    xAxis: xAxis(colours, "draw", { min: 0, max: chains[0].length, splitNumber: width < 400 ? 4 : 8 }),
    yAxis: yAxis(colours, "", { scale: true, splitNumber: 3 }),
    series: lines.map(({ step, values }, chain) => ({
      ...line(`chain ${chain + 1}`, values.map((value, i) => [i * step + 1, value]), colours.chains[chain % colours.chains.length]),
      lineStyle: { width: 0.8, opacity: 0.85, color: colours.chains[chain % colours.chains.length] },
    })),
    tooltip: { ...base(colours).tooltip, formatter: (points) => tooltip(`draw ${points[0].value[0]}`, rows(points)) },
  });
}

/**
 * Posterior of one parameter, a density a chain.
 *
 * @param {number[][]} chains draws by chain
 * @returns {(colours: Object) => Object}
 */
export function posteriorChart(chains) {
  const { edges, densities: byChain } = densities(chains, BINS);
  const steps = byChain.map((heights) => [...heights.map((height, i) => [edges[i], height]), [edges.at(-1), 0]]);
  return (colours, width) => ({
    ...base(colours),
    grid: grid({ top: 10, left: 8 }),
    xAxis: xAxis(colours, "value", { min: edges[0], max: edges.at(-1), splitNumber: width < 400 ? 3 : 4, axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: short } }),
    yAxis: yAxis(colours, "", { axisLabel: { show: false }, splitLine: { show: false } }),
    series: steps.map((data, chain) => ({
      ...line(`chain ${chain + 1}`, data, colours.chains[chain % colours.chains.length]),
      step: "end",
    })),
    tooltip: { ...base(colours).tooltip, formatter: (points) => tooltip(`from ${short(points[0].value[0])}`, rows(points)) },
  });
}

/** The draws of one parameter as a table, none left out. */
export function traceTable(chains) {
  const header = ["draw", ...chains.map((_, chain) => `chain_${chain + 1}`)];
  return { header, rows: chains[0].map((_, draw) => [draw + 1, ...chains.map((draws) => draws[draw])]) };
}

/** The densities of one parameter as a table. */
export function posteriorTable(chains) {
  const { edges, densities: byChain } = densities(chains, BINS);
  const header = ["from", "to", ...chains.map((_, chain) => `density_chain_${chain + 1}`)];
  return { header, rows: byChain[0].map((_, bin) => [edges[bin], edges[bin + 1], ...byChain.map((heights) => heights[bin])]) };
}

function line(name, data, colour) {
  return {
    name, type: "line", data, showSymbol: false, symbol: "none", lineStyle: { width: 1.2, color: colour }, itemStyle: { color: colour }, emphasis: { disabled: true },
  };
}

function rows(points) {
  return points.map(({ seriesName, value }) => [seriesName, short(value[1])]);
}
