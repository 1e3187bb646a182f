import { count, short, twoDigits } from "../format.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

/** Decades that the axis shows at most: what lies below is drawn at its end. */
const MOST_DECADES = 5;

/** So many people have their names beside them. */
const MOST_NAMED = 12;

/**
 * What each person holds, a row each, and below them a person drawn at random; on a logarithmic axis.
 *
 * @param {Array<{name: string, measured: {level: number}, posterior: {level: Object}}>} persons in the order of their rows
 * @param {{level: {q5: number, q25: number, q50: number, q75: number, q95: number}}} anybody
 * @returns {(colours: Object) => Object}
 */
export function capturedPeopleChart(persons, anybody) {
  const [min, max] = ends([anybody.level.q95, ...persons.flatMap(({ measured, posterior }) => [posterior.level.q95, measured.level])],
    [anybody.level.q5, ...persons.map(({ posterior }) => posterior.level.q5)]);
  const names = [...persons.map(({ name }) => name), "other people"];
  const named = names.map((name, i) => (persons.length <= MOST_NAMED || i === persons.length ? name : ""));
  return (colours) => ({
    ...base(colours),
    grid: grid({ top: 14 }),
    xAxis: xAxis(colours, "connections held at a time, on average", { type: "log", min, max, axisLabel: { color: colours.muted, fontSize: 11, formatter: short } }),
    yAxis: yAxis(colours, "", {
      type: "category", data: names, inverse: true, splitLine: { show: false },
      axisLabel: { color: colours.muted, fontSize: 11, interval: 0, formatter: (_, i) => named[i] },
    }),
    series: [{
      id: "captured-people", type: "custom", data: names.map((_, i) => [min, i]), clip: false, z: 3,
      renderItem: ({ dataIndex, coordSys }, api) => {
        const at = (value) => api.coord([Math.min(Math.max(value, min), max), dataIndex]);
        const room = api.size([0, 1])[1];
        return dataIndex === persons.length ? renderAnybody(anybody.level, at, room, coordSys, colours) : renderPerson(persons[dataIndex], at, room, colours);
      },
    }],
    tooltip: { ...base(colours).tooltip, trigger: "item", formatter: ({ dataIndex }) => (dataIndex === persons.length ? describeAnybody(anybody) : describe(persons[dataIndex])) },
  });
}

/** Everything that is known of them as a table, those that are not drawn too; the last row is a person drawn at random. */
export function capturedPeopleTable({ persons, anybody }) {
  const interval = ({ q5, q50, q95 }) => [q5, q50, q95];
  return {
    header: ["person", "people", "person_seconds", "connections", "measured_rate", "measured_level", "rate_q5", "rate_q50", "rate_q95", "level_q5", "level_q50", "level_q95"],
    rows: [
      ...persons.map(({ label, people, personSeconds, connections, measured, posterior }) =>
        [label, people, personSeconds, connections, measured.rate, measured.level, ...interval(posterior.rate), ...interval(posterior.level)]),
      ["anybody", "", "", "", "", "", ...interval(anybody.rate), ...interval(anybody.level)],
    ],
  };
}

/** Powers of ten about all that is drawn. */
function ends(highest, lowest) {
  const max = Math.ceil(Math.log10(Math.max(...highest)));
  return [10 ** Math.max(Math.floor(Math.log10(Math.min(...lowest))), max - MOST_DECADES), 10 ** max];
}

/** A line from the 5 to the 95 % quantile, a dot at the median, a ring where it was measured. */
function renderPerson({ measured, posterior: { level } }, at, room, colours) {
  const [low, y] = at(level.q5);
  const radius = Math.max(2, Math.min(5, room / 3));
  const ring = { type: "circle", shape: { cx: at(measured.level)[0], cy: y, r: radius + 1 }, style: { fill: "none", stroke: colours.ink, lineWidth: 1.5 } };
  return {
    type: "group",
    children: [
      line(low, at(level.q95)[0], y, { stroke: colours.accent, lineWidth: Math.max(1.5, Math.min(3, room / 3)) }),
      { type: "circle", shape: { cx: at(level.q50)[0], cy: y, r: radius }, style: { fill: colours.accent } },
      ...(measured.level > 0 ? [ring] : []),
    ],
  };
}

/** Nine in ten as a line, half of all as a box that a band above it goes on from. */
function renderAnybody(level, at, room, { y: top, height }, colours) {
  const [low, y] = at(level.q5);
  const [from, to] = [at(level.q25)[0], at(level.q75)[0]];
  const middle = at(level.q50)[0];
  const half = Math.min(7, room / 2);
  return {
    type: "group",
    children: [
      { type: "rect", shape: { x: from, y: top, width: to - from, height }, style: { fill: colours.muted, opacity: 0.14 }, z2: -1 },
      line(low, at(level.q95)[0], y, { stroke: colours.muted, lineWidth: 2 }),
      { type: "rect", shape: { x: from, y: y - half, width: to - from, height: 2 * half }, style: { fill: colours.muted } },
      { type: "line", shape: { x1: middle, x2: middle, y1: y - half, y2: y + half }, style: { stroke: colours.surface, lineWidth: 2 } },
    ],
  };
}

function line(x1, x2, y, style) {
  return { type: "line", shape: { x1, x2, y1: y, y2: y }, style };
}

function describe({ name, people, connections, measured, posterior: { level, rate } }) {
  return tooltip(people === 1 ? name : `${name}, each of them`, [["held at a time", `${twoDigits(level.q50)} (${twoDigits(level.q5)} – ${twoDigits(level.q95)})`],
    ["measured", twoDigits(measured.level)], ["new a second", `${twoDigits(rate.q50)} (${twoDigits(rate.q5)} – ${twoDigits(rate.q95)})`],
    ["measured", twoDigits(measured.rate)], ["connections seen", count(connections)]]);
}

function describeAnybody({ level, rate }) {
  return tooltip("Other people", [["held at a time", `${twoDigits(level.q50)} (${twoDigits(level.q5)} – ${twoDigits(level.q95)})`],
    ["half of them", `${twoDigits(level.q25)} – ${twoDigits(level.q75)}`], ["new a second", `${twoDigits(rate.q50)} (${twoDigits(rate.q5)} – ${twoDigits(rate.q95)})`]]);
}
