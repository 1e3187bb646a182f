import { count } from "../format.js";
import { visibleBins } from "../statistics.js";
import { base, xAxis, yAxis } from "./axes.js";

const TAIL = 2e-4;
const TALLEST_ROWS = 1.9;
const WIDE = 620;

/**
 * The laws of few users one below the other on one axis: histograms of equal area, each with its median and 99 % quantile marked.
 *
 * @param {Array<Object>} laws results of `/api/concurrency`, by users
 * @returns {(colours: Object, width: number) => Object}
 */
export function fewUsersChart(laws) {
  const rows = laws.map((law) => ({ law, bins: visibleBins(law.pmf, TAIL) }));
  const tallest = Math.max(...rows.flatMap(({ law, bins }) => bins.map(({ probability }) => probability / law.pmf.step)));
  const last = Math.max(...rows.map(({ bins }) => bins.at(-1).to));
  return (colours, width) => ({
    ...base(colours),
    grid: { left: 62, right: width < WIDE ? 14 : 170, top: 6, bottom: 42, outerBoundsMode: "none" },
    xAxis: xAxis(colours, "concurrent connections", { min: 0, max: Math.ceil(last * 1.02), minInterval: 1, splitNumber: width < WIDE ? 4 : 8, splitLine: { show: true, lineStyle: { color: colours.rule } }, axisLabel: { color: colours.muted, fontSize: 11, showMaxLabel: false, formatter: (value) => count(value) } }),
    yAxis: yAxis(colours, "", { inverse: true, min: 1 - TALLEST_ROWS, max: rows.length + 0.15, interval: 1, splitLine: { show: false }, axisLabel: { show: false } }),
    series: [{
      id: "laws", type: "custom", silent: true, clip: false, tooltip: { show: false },
      data: rows.map(({ law }, row) => [0, row + 1, law.users]),
      renderItem: (params, api) => renderRow(rows[params.dataIndex], params, api, { tallest, colours, wide: width >= WIDE }),
    }],
    tooltip: { show: false },
  });
}

/** The laws as one table. */
export function fewUsersTable(laws) {
  const rows = laws.flatMap(({ users, pmf }) => pmf.probabilities.map((probability, i) => [users, pmf.from + i * pmf.step, pmf.from + (i + 1) * pmf.step - 1, probability]));
  return { header: ["users", "connections_from", "connections_to", "probability"], rows };
}

function renderRow({ law, bins }, { dataIndex, coordSys }, api, { tallest, colours, wide }) {
  const row = dataIndex + 1;
  const at = (x, height) => api.coord([x, row - height]);
  const height = ({ probability }) => TALLEST_ROWS * probability / law.pmf.step / tallest;
  const outline = bins.flatMap((bin) => [at(bin.from - 0.5, height(bin)), at(bin.to + 0.5, height(bin))]);
  const points = [at(bins[0].from - 0.5, 0), ...outline, at(bins.at(-1).to + 0.5, 0)];
  const [, baseline] = at(0, 0);
  const words = `${count(law.users)} ${law.users === 1 ? "user" : "users"}`;
  return {
    type: "group",
    children: [
      { type: "polygon", shape: { points }, style: { fill: colours.accent, opacity: 0.22 } },
      { type: "polyline", shape: { points }, style: { stroke: colours.accent, lineWidth: 1.25, fill: "none" } },
      { type: "line", shape: { x1: coordSys.x, x2: coordSys.x + coordSys.width, y1: baseline, y2: baseline }, style: { stroke: colours.rule, lineWidth: 1 } },
      ...[0.5, 0.99].map((p) => tick(at(quantile(law, p), 0), p, colours)),
      { type: "text", x: coordSys.x - 10, y: baseline - 1, style: { text: words, align: "right", verticalAlign: "bottom", fill: colours.ink, font: `12px ${colours.font}` } },
      wide && { type: "text", x: coordSys.x + coordSys.width + 14, y: baseline - 1, style: { text: `median ${count(quantile(law, 0.5))},  99 % ${count(quantile(law, 0.99))}`, verticalAlign: "bottom", fill: colours.muted, font: `12px ${colours.font}` } },
    ].filter(Boolean),
  };
}

function tick([x, y], p, colours) {
  return { type: "line", shape: { x1: x, x2: x, y1: y + 1, y2: y - 9 }, style: { stroke: p === 0.5 ? colours.ink : colours.accent, lineWidth: 2 } };
}

function quantile(law, p) {
  return law.quantiles.find((each) => each.p === p).value;
}
