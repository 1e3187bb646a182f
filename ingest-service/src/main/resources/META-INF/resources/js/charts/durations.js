import { count, duration, short } from "../format.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

const DECADE_PARTS = 10;
const LINEAR_FROM = 0;
const LINEAR_TO = 130;
const LINEAR_BINS = 65;

/**
 * Densities of durations, TCP against UDP, from the histograms of the metrics.
 *
 * @param {Object} durations `durationsSeconds` of the metrics
 * @param {"log"|"linear"} scale `log` shows all durations as share per decade, `linear` the article's plot: share per second up to 130 s
 * @returns {(colours: Object, width: number) => Object}
 */
export function durationsChart(durations, scale) {
  const steps = { tcp: stepsOf(durations.tcp, scale), udp: stepsOf(durations.udp, scale) };
  return (colours, width) => ({
    ...base(colours),
    grid: grid(),
    xAxis: scale === "log" ? logAxis(colours, width) : linearAxis(colours, width),
    yAxis: yAxis(colours, scale === "log" ? "share of connections per decade" : "share of connections per second"),
    series: [densitySeries("TCP", steps.tcp, colours.tcp), densitySeries("UDP", steps.udp, colours.udp)],
    tooltip: { ...base(colours).tooltip, formatter: describe },
  });
}

/** The histograms as a table, as the service made them. */
export function durationsTable(durations) {
  const rows = ["tcp", "udp"].flatMap((protocol) => {
    const { count: total, histogram: { edges, counts } } = durations[protocol];
    return counts.map((number, i) => [protocol, edges[i], edges[i + 1], number, density(number, total, edges[i], edges[i + 1])]);
  });
  return { header: ["protocol", "seconds_from", "seconds_to", "connections", "density_per_second"], rows };
}

function stepsOf({ count: total, histogram }, scale) {
  const bins = scale === "log" ? byDecade(histogram) : bySecond(histogram);
  const width = ({ from, to }) => (scale === "log" ? Math.log10(to / from) : to - from);
  const points = bins.map((bin) => [bin.from, total === 0 ? 0 : bin.number / total / width(bin)]);
  return bins.length === 0 ? [] : [...points, [bins.at(-1).to, points.at(-1)[1]]];
}

/** Bins of a tenth of a decade: the service's bins, joined where they are finer. A bin from zero on has no place on a log axis. */
function byDecade({ edges, counts }) {
  const joined = [];
  for (let i = 0; i < counts.length; i++) {
    const last = joined.at(-1);
    if (edges[i] > 0 && (last === undefined || Math.log10(edges[i + 1] / last.from) > 1.001 / DECADE_PARTS)) {
      joined.push({ from: edges[i], to: edges[i + 1], number: counts[i] });
    } else if (edges[i] > 0) {
      last.to = edges[i + 1];
      last.number += counts[i];
    }
  }
  return joined;
}

/** Bins of two seconds up to 130 s; a bin of the service that spans several is spread evenly. */
function bySecond({ edges, counts }) {
  const width = (LINEAR_TO - LINEAR_FROM) / LINEAR_BINS;
  const bins = Array.from({ length: LINEAR_BINS }, (_, i) => ({ from: LINEAR_FROM + i * width, to: LINEAR_FROM + (i + 1) * width, number: 0 }));
  for (let i = 0; i < counts.length; i++) {
    const length = edges[i + 1] - edges[i];
    for (const bin of bins) {
      const overlap = Math.min(edges[i + 1], bin.to) - Math.max(edges[i], bin.from);
      bin.number += length > 0 && overlap > 0 ? counts[i] * overlap / length : 0;
    }
  }
  return bins;
}

function density(number, total, from, to) {
  return total === 0 || to <= from ? "" : number / total / (to - from);
}

function densitySeries(name, data, colour) {
  return {
    name, type: "line", step: "end", data, showSymbol: false, symbol: "none",
    lineStyle: { width: 1.5, color: colour }, itemStyle: { color: colour }, areaStyle: { color: colour, opacity: 0.18 }, emphasis: { disabled: true },
  };
}

function logAxis(colours) {
  return xAxis(colours, "duration", {
    type: "log",
    logBase: 10,
    axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, formatter: decadeLabel },
  });
}

function linearAxis(colours, width) {
  return xAxis(colours, "duration in seconds", { min: LINEAR_FROM, max: LINEAR_TO, interval: width < 500 ? 20 : 10 });
}

function decadeLabel(seconds) {
  if (seconds < 0.99e-3) {
    return `${short(seconds * 1e6)} µs`;
  }
  return seconds < 0.99 ? `${short(seconds * 1e3)} ms` : `${count(seconds)} s`;
}

function describe(points) {
  return tooltip(`from ${duration(points[0].value[0])}`, points.map(({ seriesName, value }) => [seriesName, short(value[1])]));
}
