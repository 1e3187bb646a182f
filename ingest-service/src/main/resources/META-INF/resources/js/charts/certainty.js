import { capturedWords, factorWords } from "../population-words.js";
import { count, short, twoDigits } from "../format.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

/**
 * How many times lower or higher the mean need may be than its middle, against people captured; both on logarithmic axes.
 *
 * @param {Array<{people: number, hours: number, factor90: number}>} captured what was captured, then what might be
 * @returns {(colours: Object) => Object}
 */
export function certaintyChart(captured) {
  const points = captured.map(({ people, factor90 }) => [people, factor90]);
  const mostPeople = 10 ** Math.max(2, Math.ceil(Math.log10(Math.max(...points.map(([people]) => people)))));
  const largest = 2 ** Math.max(1, Math.ceil(Math.log2(Math.max(...points.map(([, factor]) => factor)) * 1.05)));
  return (colours) => ({
    ...base(colours),
    grid: grid({ left: 14 }),
    xAxis: xAxis(colours, "people captured", { type: "log", min: 1, max: mostPeople, axisLabel: { color: colours.muted, fontSize: 11, formatter: (value) => count(value) } }),
    yAxis: yAxis(colours, "times lower or higher", { type: "log", logBase: 2, min: 1, max: largest, axisLabel: { color: colours.muted, fontSize: 11, formatter: short } }),
    series: [{
      id: "captured", type: "custom", data: points, clip: false, z: 3,
      renderItem: ({ dataIndex, coordSys }, api) => renderPoint(captured[dataIndex], dataIndex === 0, api.coord(points[dataIndex]), coordSys, colours),
    }],
    tooltip: { ...base(colours).tooltip, trigger: "item", formatter: ({ dataIndex }) => describe(captured[dataIndex]) },
  });
}

/** The same as a table. */
export function certaintyTable(captured) {
  return { header: ["people", "hours", "factor90"], rows: captured.map(({ people, hours, factor90 }) => [people, hours, factor90]) };
}

/** A dot with its words beside it, on the side where they have room. */
function renderPoint(captured, isHere, [x, y], { x: left, width }, colours) {
  const text = factorWords(captured);
  const toTheRight = x + 16 + text.length * 7 < left + width;
  const colour = isHere ? colours.accent : colours.ink;
  return {
    type: "group",
    children: [
      { type: "circle", shape: { cx: x, cy: y, r: isHere ? 7 : 5 }, style: { fill: colour, stroke: colours.surface, lineWidth: 2 } },
      {
        type: "text", x: toTheRight ? x + 13 : x - 13, y,
        style: { text, fill: colour, font: `${isHere ? "600 13px" : "12px"} ${colours.font}`, align: toTheRight ? "left" : "right", verticalAlign: "middle" },
      },
    ],
  };
}

function describe(captured) {
  return tooltip(capturedWords(captured), [["times lower or higher", twoDigits(captured.factor90)]]);
}
