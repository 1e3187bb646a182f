import { short, twoDigits } from "../format.js";
import { FACTORS } from "../person-factor.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { bandSeries } from "./band.js";
import { tooltip } from "./tooltip.js";

/** Ends of the axis: hardly anybody lies beyond. */
const FROM = 0.01;
const TO = 10;

/**
 * How people differ: the density of what a person does to what people do on average, on a logarithmic axis.
 *
 * @param {{density: number[], low: number[], high: number[]}} law at each of the factors
 * @returns {(colours: Object, width: number) => Object}
 */
export function peopleChart({ density, low, high }) {
  const seen = FACTORS.map((_, i) => i).filter((i) => FACTORS[i] >= FROM && FACTORS[i] <= TO);
  const at = (values) => seen.map((i) => [FACTORS[i], values[i]]);
  return (colours) => ({
    ...base(colours),
    grid: grid({ top: 14 }),
    xAxis: xAxis(colours, "times the average person", { type: "log", min: FROM, max: TO, axisLabel: { color: colours.muted, fontSize: 11, formatter: short } }),
    yAxis: yAxis(colours, "", { min: 0, axisLabel: { show: false }, splitLine: { show: false } }),
    series: [
      bandSeries("90 % of draws", at(low), at(high), { fill: colours.accent, opacity: 0.2 }),
      {
        name: "people", type: "line", data: at(density), showSymbol: false, symbol: "none", lineStyle: { color: colours.accent, width: 2 },
        itemStyle: { color: colours.accent }, emphasis: { disabled: true }, z: 3,
      },
    ],
    tooltip: { ...base(colours).tooltip, formatter: (hit) => describe(hit.find(({ seriesName }) => seriesName === "people").dataIndex, seen, { density, low, high }) },
  });
}

/** The density as a table. */
export function peopleTable({ density, low, high }) {
  return { header: ["factor", "density_of_log_factor", "low", "high"], rows: FACTORS.map((factor, i) => [factor, density[i], low[i], high[i]]) };
}

function describe(index, seen, { density, low, high }) {
  const i = seen[index];
  return tooltip(`${twoDigits(FACTORS[i])} times the average`, [["density", short(density[i])], ["90 % of draws", `${short(low[i])} – ${short(high[i])}`]]);
}
