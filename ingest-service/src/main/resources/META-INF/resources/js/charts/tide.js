import { short, twoDigits } from "../format.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

/** Of the axis: at most five of one are drawn. */
const STEPS = [0.5, 1, 2, 5, 10, 20, 50];

/**
 * What everybody has in every hour of the day, to the mean hour captured: a line from the 5 to the 95 % quantile with a dot at the median, pale where nobody
 * captured the hour; weekdays and weekends side by side where they are told apart; the hours that are sized for on a band.
 *
 * @param {{hours: Hour[], weekend?: Hour[]}} tide hours from 0 on; weekends empty or absent where they are not told apart
 * @param {?{from: number, to: number}} sized hours that are sized for; null where it is not told which
 * @returns {(colours: Object) => Object}
 * @typedef {{hour: number, secondsCaptured: number, q5: number, q50: number, q95: number, busiest: number}} Hour
 */
export function tideChart({ hours, weekend = [] }, sized) {
  const highest = Math.max(...[...hours, ...weekend].filter(({ secondsCaptured }) => secondsCaptured > 0).map(({ q95 }) => q95), 1);
  const step = STEPS.find((each) => 5 * each >= highest) ?? highest / 5;
  const max = step * Math.ceil(highest / step);
  const apart = weekend.length > 0;
  return (colours) => ({
    ...base(colours),
    grid: grid(),
    xAxis: xAxis(colours, "hour of the day, UTC", { type: "category", data: hours.map(({ hour }) => String(hour)), boundaryGap: true }),
    yAxis: yAxis(colours, "to the mean hour captured", { min: 0, max, interval: step, axisLabel: { color: colours.muted, fontSize: 11, formatter: short } }),
    series: [
      seriesOf("tide", hours, { days: apart ? "Monday to Friday, " : "", colour: colours.accent, beside: apart ? -0.18 : 0, max }, colours),
      ...(apart ? [seriesOf("weekend", weekend, { days: "Saturday and Sunday, ", colour: colours.udp, beside: 0.18, max }, colours)] : []),
      bandOf(hours.filter(({ hour }) => isSized(hour, sized)), colours),
    ],
  });
}

/** The same as a table, with the hours of weekends behind where they are told apart. */
export function tideTable({ hours, weekend = [] }) {
  const days = weekend.length > 0 ? "weekdays" : "all";
  return {
    header: ["days", "hour", "seconds_captured", "q5", "q50", "q95", "busiest"],
    rows: [...hours.map((hour) => row(days, hour)), ...weekend.map((hour) => row("weekend", hour))],
  };
}

function row(days, { hour, secondsCaptured, q5, q50, q95, busiest }) {
  return [days, hour, secondsCaptured, q5, q50, q95, busiest];
}

function isSized(hour, sized) {
  return sized !== null && (hour - sized.from + 24) % 24 < ((sized.to - sized.from + 23) % 24) + 1;
}

function bandOf(hours, colours) {
  return {
    id: "sized", type: "custom", data: hours.map(({ hour }) => [hour, 0]), silent: true, z: 1,
    renderItem: ({ dataIndex, coordSys: { y, height } }, api) => {
      const room = api.size([1, 0])[0];
      return { type: "rect", shape: { x: api.coord([hours[dataIndex].hour, 0])[0] - room / 2, y, width: room, height }, style: { fill: colours.muted, opacity: 0.14 } };
    },
  };
}

/** `beside`: how far to the right of the middle of its hour a line stands, in hours. */
function seriesOf(id, hours, { days, colour, beside, max }, colours) {
  return {
    id, type: "custom", data: hours.map(({ q50 }, i) => [i, q50]), clip: true, z: 3,
    renderItem: ({ dataIndex }, api) => {
      const room = api.size([1, 0])[0];
      const at = (value) => api.coord([dataIndex, Math.min(value, max)]);
      return renderHour(hours[dataIndex], at, { room: beside === 0 ? room : room / 2, right: beside * room, colour }, colours);
    },
    tooltip: { ...base(colours).tooltip, trigger: "item", formatter: ({ dataIndex }) => describe(hours[dataIndex], days) },
  };
}

function renderHour({ secondsCaptured, q5, q50, q95 }, at, { room, right, colour }, colours) {
  const [middle, low] = at(q5);
  const x = middle + right;
  const isCaptured = secondsCaptured > 0;
  const fill = isCaptured ? colour : colours.muted;
  const opacity = isCaptured ? 1 : 0.45;
  const width = Math.max(1.5, Math.min(4, room / 5));
  return {
    type: "group",
    children: [
      { type: "line", shape: { x1: x, x2: x, y1: low, y2: at(q95)[1] }, style: { stroke: fill, lineWidth: width, opacity } },
      { type: "circle", shape: { cx: x, cy: at(q50)[1], r: Math.max(2, Math.min(5, room / 4)) }, style: { fill, opacity } },
    ],
  };
}

function describe({ hour, secondsCaptured, q5, q50, q95, busiest }, days) {
  return tooltip(`${days}${clock(hour)} to ${clock(hour + 1)} UTC`, [["to the mean hour", `${twoDigits(q50)} (${twoDigits(q5)} – ${twoDigits(q95)})`],
    secondsCaptured > 0 ? ["the busiest captured", `${Math.round(100 * busiest)} %`] : ["captured", "never"]]);
}

function clock(hour) {
  return `${String(hour % 24).padStart(2, "0")}:00`;
}
