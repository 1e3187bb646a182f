import { count, percent, short } from "../format.js";
import { probabilityAbove, visibleBins } from "../statistics.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

const TAIL = 2e-5;
const ROW_HEIGHT = 17;

/**
 * The law of concurrent connections with its quantiles and the recommended size marked, as marks on a tide staff.
 *
 * @param {Object} law one result of `/api/concurrency`
 * @param {Array<{value: number, text: string, strong?: boolean}>} marks where to put marks, and what they say
 * @returns {(colours: Object, width: number) => Object} the chart's option
 */
export function concurrencyChart(law, marks) {
  const bins = visibleBins(law.pmf, TAIL);
  const ordered = [...marks].sort((a, b) => a.value - b.value);
  const first = Math.min(bins[0].from, ordered[0].value);
  const last = Math.max(bins.at(-1).to, ordered.at(-1).value);
  const margin = Math.max(1, Math.round((last - first) * 0.03));
  return (colours, width) => ({
    ...base(colours),
    grid: grid({ top: 12 + ordered.length * ROW_HEIGHT, outerBoundsContain: "all" }),
    xAxis: xAxis(colours, "concurrent connections", { min: Math.max(0, first - margin), max: last + margin, minInterval: 1, splitNumber: width < 500 ? 4 : 8, axisLabel: axisLabel(colours) }),
    yAxis: yAxis(colours, "probability", { nameLocation: "middle", nameGap: 12, nameTextStyle: { color: colours.muted, fontSize: 12, align: "center" }, axisLabel: { color: colours.muted, fontSize: 11, formatter: short } }),
    series: [lawSeries(bins, law.pmf.step, colours), marksSeries(ordered, colours)],
    tooltip: { ...base(colours).tooltip, formatter: (points) => describe(law.pmf, bins, points) },
  });
}

/** The law as a table: each bin of the document, which leaves out what is rarer than once in ten thousand on either side. */
export function concurrencyTable({ pmf }) {
  const rows = pmf.probabilities.map((probability, i) => [pmf.from + i * pmf.step, pmf.from + (i + 1) * pmf.step - 1, probability]);
  return { header: ["connections_from", "connections_to", "probability"], rows };
}

/** The ends of the axis are where the law ends, not round numbers: they get no label. */
function axisLabel(colours) {
  return { color: colours.muted, fontSize: 11, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: count };
}

function lawSeries(bins, step, colours) {
  return {
    id: "law",
    type: "line",
    step: bins.length < 200 ? "middle" : false,
    showSymbol: false,
    data: bins.map(({ from, to, probability }) => [(from + to) / 2, probability / step]),
    lineStyle: { color: colours.accent, width: 1.5 },
    itemStyle: { color: colours.accent },
    areaStyle: { color: colours.accent, opacity: 0.16 },
    emphasis: { disabled: true },
    z: 2,
  };
}

/** Each mark is a line from the axis to a row of its own above the plot, larger values higher, with its words to the left. */
function marksSeries(ordered, colours) {
  return {
    id: "marks",
    type: "custom",
    silent: true,
    clip: false,
    tooltip: { show: false },
    data: ordered.map(({ value }) => [value, 0]),
    z: 3,
    renderItem: (params, api) => renderMark(ordered[params.dataIndex], params, api, colours),
  };
}

function renderMark(mark, params, api, colours) {
  const [x, bottom] = api.coord([mark.value, 0]);
  const top = params.coordSys.y - 10 - params.dataIndex * ROW_HEIGHT;
  const colour = mark.strong ? colours.accent : colours.ink;
  const text = `${mark.text}  ${count(mark.value)}`;
  const left = x - 6 > text.length * 6.6;
  return {
    type: "group",
    children: [
      { type: "line", shape: { x1: x, y1: bottom, x2: x, y2: top - 6 }, style: { stroke: colour, lineWidth: mark.strong ? 2.5 : 1, opacity: mark.strong ? 1 : 0.65 } },
      {
        type: "text",
        x: left ? x - 6 : x + 6,
        y: top,
        style: { text, align: left ? "right" : "left", verticalAlign: "middle", fill: colour, font: `${mark.strong ? "600 " : ""}12px ${colours.font}` },
      },
    ],
  };
}

function describe(pmf, bins, points) {
  const point = points.find(({ seriesId }) => seriesId === "law");
  const { from, to, probability } = bins[point.dataIndex];
  const connections = from === to ? count(from) : `${count(from)} to ${count(to)}`;
  return tooltip(`${connections} connections`, [["probability", percent(probability)], ["of more", percent(probabilityAbove(pmf, to))]]);
}
