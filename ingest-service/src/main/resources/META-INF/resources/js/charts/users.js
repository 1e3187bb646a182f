import { count, short } from "../format.js";
import { MOST_USERS } from "../user-counts.js";
import { base, xAxis, yAxis } from "./axes.js";
import { bandSeries } from "./band.js";
import { tooltip } from "./tooltip.js";

/** Where the plot begins and ends within its canvas, in pixels: the slider below stands under its axis. */
export const PLOT_LEFT = 62;
export const PLOT_RIGHT = 32;

/**
 * Level against users, both on logarithmic axes: the median, the 99 % quantile with the interval that nine in ten draws put it
 * in, and the size where it is known, with the number of users that is asked for marked.
 *
 * @param {import("../levels.js").Levels} levels laws by users
 * @param {{users: number, size: number, sizes: Array<{users: number, size: number}>}} asked the number asked for, its size, and sizes of others
 * @param {"total"|"each"} scale `each` divides by the users: what one of so many needs
 * @returns {(colours: Object, width: number) => Object}
 */
export function usersChart(levels, asked, scale) {
  const per = scale === "each" ? (value, users) => value / users : (value) => value;
  const points = pointsOf(levels, asked.users);
  const line = (key, p) => points.map(({ users, quantiles }) => [users, positive(per(quantiles[p][key], users))]);
  const sizes = asked.sizes.map(({ users, size }) => [users, per(size, users)]);
  return (colours, width) => ({
    ...base(colours),
    grid: { left: PLOT_LEFT, right: PLOT_RIGHT, top: 34, bottom: 26, outerBoundsMode: "none" },
    xAxis: xAxis(colours, "", { type: "log", min: 1, max: MOST_USERS, axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, formatter: (value) => (width < 500 ? compact(value) : count(value)) } }),
    yAxis: yAxis(colours, scale === "each" ? "connections for each user" : "concurrent connections", scale === "each"
      ? { scale: true, min: ({ min }) => Math.max(0, Math.floor(min * 0.9)) }
      : { type: "log", axisLabel: { color: colours.muted, fontSize: 11, formatter: compact } }),
    series: [
      bandSeries("90 % of draws", line("low", 0.99), line("high", 0.99), { fill: colours.accent, opacity: 0.2 }),
      lineSeries("99 % of seconds", line("value", 0.99), colours.accent, { width: 2 }),
      lineSeries("median", line("value", 0.5), colours.ink, { width: 1.25, type: [5, 4] }),
      ...(sizes.length > 1 ? [lineSeries("size for", sizes, colours.udp, { width: 2 })] : []),
      markSeries(asked, per, levels, scale === "each" ? 16 : -16, colours),
    ],
    tooltip: { ...base(colours).tooltip, formatter: (hit) => describe(hit, levels, scale) },
  });
}

/** The levels as a table: what was computed, nothing interpolated. */
export function usersTable(levels, sizes) {
  const size = new Map(sizes.map((each) => [each.users, each.size]));
  const rows = levels.laws.map((law) => {
    const at = (p) => law.quantiles.find((quantile) => quantile.p === p);
    return [law.users, law.mean, law.sd, at(0.5).value, at(0.5).low, at(0.5).high, at(0.99).value, at(0.99).low, at(0.99).high, size.get(law.users)];
  });
  return { header: ["users", "mean", "sd", "median", "median_low", "median_high", "q99", "q99_low", "q99_high", "size"], rows };
}

function pointsOf(levels, asked) {
  const users = new Set(levels.laws.map((law) => law.users).concat(levels.covers(asked) ? [asked] : []));
  return [...users].filter((number) => number <= MOST_USERS).sort((a, b) => a - b).map((number) => ({
    users: number,
    quantiles: { 0.5: levels.quantile(number, 0.5), 0.99: levels.quantile(number, 0.99) },
  }));
}

/** A logarithmic axis has no place for none: half a connection stands for it. */
function positive(value) {
  return Math.max(value, 0.5);
}

function lineSeries(name, data, color, lineStyle) {
  return { name, type: "line", data, showSymbol: false, symbol: "circle", lineStyle: { color, ...lineStyle }, itemStyle: { color }, emphasis: { disabled: true }, z: 3 };
}

/** A staff at the number asked for, with marks at the median and the size, whose words stand `rise` pixels above it. */
function markSeries({ users, size }, per, levels, rise, colours) {
  const marks = [[users, per(size, users), true], [users, per(levels.quantile(users, 0.5).value, users), false]];
  return {
    name: "asked for", type: "custom", silent: true, data: marks, tooltip: { show: false }, z: 4,
    renderItem: ({ dataIndex, coordSys }, api) => {
      const [x, y] = api.coord(marks[dataIndex]);
      const dot = { type: "circle", shape: { cx: x, cy: y, r: dataIndex === 0 ? 6 : 4 }, style: { fill: dataIndex === 0 ? colours.accent : colours.ink, stroke: colours.surface, lineWidth: 2 } };
      const staff = { type: "line", shape: { x1: x, x2: x, y1: coordSys.y, y2: coordSys.y + coordSys.height }, style: { stroke: colours.accent, lineWidth: 1.5 } };
      return { type: "group", children: dataIndex === 0 ? [staff, dot, label(x, y - rise, users, size, coordSys, colours)] : [dot] };
    },
  };
}

function label(x, y, users, size, { x: left, width }, colours) {
  const text = `${count(users)} users: ${count(size)}`;
  const toTheRight = x + 12 + text.length * 7 < left + width;
  return {
    type: "text", x: toTheRight ? x + 11 : x - 11, y,
    style: { text, fill: colours.accent, font: `600 13px ${colours.font}`, align: toTheRight ? "left" : "right", verticalAlign: "middle" },
  };
}

function describe([{ value }], levels, scale) {
  const users = value[0];
  const write = scale === "each" ? (level) => short(level / users) : count;
  const middle = levels.quantile(users, 0.5);
  const high = levels.quantile(users, 0.99);
  return tooltip(`${count(users)} users`, [["median", write(middle.value)], ["99 %", write(high.value)], ["90 % of draws", `${write(high.low)} – ${write(high.high)}`]]);
}

function compact(value) {
  return value < 1_000 ? short(value) : value < 1e6 ? `${short(value / 1e3)}k` : `${short(value / 1e6)}M`;
}
