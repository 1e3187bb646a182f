import { clock, count, instant, short, span } from "../format.js";
import { slots } from "../statistics.js";
import { base, clockAxis, grid, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

const MOST_POINTS = 1_500;

/**
 * A value of every second of a capture, UDP on top of TCP: the area of the total, and that of TCP drawn over it. Where there are more seconds than can be drawn, the area shows the
 * mean of some seconds, and a line their largest total.
 *
 * @param {Object} series `{tcp: [...], udp: [...]}`
 * @param {string} start time of the first second
 * @param {string} unit what is counted, for the axis
 * @returns {{slotSeconds: number, option: (colours: Object, width: number) => Object}}
 */
export function overTimeChart(series, start, unit) {
  const { slotSeconds, means, peaks } = slots([series.tcp, series.udp], MOST_POINTS);
  const seconds = series.tcp.length;
  const at = (values) => [...values.map((value, slot) => [slot * slotSeconds, value]), [seconds, values.at(-1)]];
  const option = (colours, width) => ({
    ...base(colours),
    grid: grid(),
    xAxis: clockAxis(colours, seconds, width < 500 ? 4 : 10),
    yAxis: yAxis(colours, unit, { minInterval: 1 }),
    series: [
      areaSeries("TCP and UDP", at(means[0].map((tcp, slot) => tcp + means[1][slot])), colours.udp),
      areaSeries("TCP", at(means[0]), colours.tcp),
      ...(slotSeconds > 1 ? [peakSeries(at(peaks), colours)] : []),
    ],
    tooltip: {
      ...base(colours).tooltip,
      formatter: (points) => {
        const slot = Math.min(means[0].length - 1, points[0].dataIndex);
        return describe(slot * slotSeconds, start, [means[0][slot], means[1][slot], peaks[slot]], slotSeconds);
      },
    },
  });
  return { slotSeconds, option };
}

/** The words under a chart whose seconds were joined. */
export function slotNote(slotSeconds) {
  return slotSeconds === 1 ? "" : ` Each step is the mean of ${span(slotSeconds)}; the line is the largest second in it.`;
}

function areaSeries(name, data, colour) {
  return {
    name, type: "line", step: "end", data, showSymbol: false, symbol: "none",
    lineStyle: { width: 0 }, itemStyle: { color: colour }, areaStyle: { color: colour, opacity: 1 }, emphasis: { disabled: true },
  };
}

function peakSeries(data, colours) {
  return {
    name: "largest", type: "line", step: "end", data, showSymbol: false, symbol: "none",
    lineStyle: { width: 1, color: colours.ink, opacity: 0.7 }, itemStyle: { color: colours.ink }, emphasis: { disabled: true },
  };
}

function describe(second, start, [tcp, udp, peak], slotSeconds) {
  const time = instant(new Date(Date.parse(start) + second * 1000).toISOString());
  const write = slotSeconds === 1 ? count : short;
  const rows = [["TCP", write(tcp)], ["UDP", write(udp)], ["together", write(tcp + udp)]];
  return tooltip(`${clock(second)} (${time})`, slotSeconds === 1 ? rows : [...rows, ["largest second", count(peak)]]);
}
