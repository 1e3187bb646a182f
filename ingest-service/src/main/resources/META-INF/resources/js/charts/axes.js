import { niceAtLeast } from "../statistics.js";
import { clock, count, short } from "../format.js";

const SMALL = 11;

/** What all charts share: no motion, the page's letters, no decoration. */
export function base(colours) {
  return {
    animation: false,
    textStyle: { fontFamily: colours.font, fontSize: 12, color: colours.ink },
    tooltip: {
      trigger: "axis",
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.surface,
      borderColor: colours.rule,
      padding: [6, 10],
      textStyle: { color: colours.ink, fontSize: 12, fontFamily: colours.font },
      axisPointer: { type: "line", lineStyle: { color: colours.muted, type: "solid", width: 1 } },
    },
  };
}

/** The plot's place: axis labels stay inside the canvas, room above for the name of the vertical axis. */
export function grid(overrides = {}) {
  return { left: 8, right: 14, top: 30, bottom: 26, outerBoundsMode: "same", outerBoundsContain: "axisLabel", ...overrides };
}

/** A horizontal axis of numbers with its name below. */
export function xAxis(colours, name, overrides = {}) {
  return {
    type: "value",
    name,
    nameLocation: "middle",
    nameGap: 28,
    nameTextStyle: { color: colours.muted, fontSize: SMALL + 1 },
    axisLine: { show: true, onZero: false, lineStyle: { color: colours.muted } },
    axisTick: { show: true, lineStyle: { color: colours.muted } },
    axisLabel: { color: colours.muted, fontSize: SMALL, hideOverlap: true, formatter: (value) => count(value) },
    splitLine: { show: false },
    ...overrides,
  };
}

/** A vertical axis of numbers with its name above, written level. */
export function yAxis(colours, name, overrides = {}) {
  return {
    type: "value",
    name,
    nameLocation: "end",
    nameGap: 12,
    nameTextStyle: { color: colours.muted, fontSize: SMALL + 1, align: "left", padding: 0 },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: SMALL, formatter: short },
    splitLine: { lineStyle: { color: colours.rule, width: 1 } },
    splitNumber: 4,
    ...overrides,
  };
}

/** Time since the first second of a capture, with ticks where a clock has them. */
export function clockAxis(colours, seconds, ticks = 8) {
  const interval = niceAtLeast(seconds / ticks);
  return xAxis(colours, `time since the capture's first second (${seconds > 3600 ? "h:min:s" : "min:s"})`, {
    min: 0,
    max: seconds,
    interval,
    axisLabel: { color: colours.muted, fontSize: SMALL, hideOverlap: true, showMaxLabel: false, formatter: clock },
  });
}
