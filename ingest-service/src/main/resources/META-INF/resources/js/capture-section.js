import { streamsCsv } from "./api.js";
import { durationsChart, durationsTable } from "./charts/durations.js";
import { Figure } from "./charts/figure.js";
import { overTimeChart, slotNote } from "./charts/over-time.js";
import { choice } from "./choice.js";
import { fileName, save } from "./csv.js";
import { el } from "./element.js";
import { endingsView } from "./endings.js";
import { findingsView } from "./findings.js";
import { bytes, count, duration, instant, short, span } from "./format.js";
import { problemNotice } from "./problem.js";
import { section } from "./section.js";

/** Why a frame belongs to no stream, in words. */
const SKIPPED = {
  "no-time": "without a time",
  "unknown-link-type": "of an unknown link type",
  "not-ip": "not IP",
  "other-ip-protocol": "neither TCP nor UDP",
  "other-record": "a log's records of something else",
  "fragment": "incomplete fragments",
  "cut-header": "cut within a header",
  "malformed-header": "with a malformed header",
  "too-deep": "nested too deep",
};

/**
 * What the capture itself holds: the facts, new connections and concurrency over time, how streams end and how long they last.
 *
 * @param {Object} capture document of `/api/captures/{id}`
 * @param {Object} metrics document of its metrics under a session definition
 * @param {string} entries what the definition counts
 * @param {{element: Node|null, figures: Figure[]}} hosts what stands there of its hosts
 * @returns {{element: Node, figures: Figure[]}}
 */
export function captureSection(capture, metrics, entries, hosts) {
  const arrivals = arrivalsFigure(metrics);
  const concurrency = concurrencyFigure(metrics, entries);
  const durations = durationsFigure(metrics);
  const element = section("capture", "What the capture holds",
    facts(capture, metrics),
    hosts.element,
    legend(),
    arrivals.element, concurrency.element,
    el("div", { class: "split even" }, durations.element, endingsView(capture.endings ?? [])));
  return { element, figures: [...hosts.figures, arrivals, concurrency, durations] };
}

function arrivalsFigure({ cps, start, seconds }) {
  const { slotSeconds, option } = overTimeChart(cps, start, "new connections per second");
  const total = sum(cps.tcp) + sum(cps.udp);
  const figure = new Figure({
    title: "New connections per second",
    note: `${count(total)} in ${span(seconds)}, ${short(total / seconds)} a second.${slotNote(slotSeconds)}`,
    label: `New connections in each of ${count(seconds)} seconds, UDP on top of TCP: ${count(total)} in all, at most ${count(largest(cps))} in one second.`,
    csvName: fileName("tidemark", "new-connections-per-second"),
    size: "low",
  });
  figure.draw(option, () => perSecondTable(start, { tcp: cps.tcp, udp: cps.udp }));
  return figure;
}

function concurrencyFigure({ concurrency, maxWithinSecond, start, seconds }, entries) {
  const { slotSeconds, option } = overTimeChart(concurrency, start, entries);
  const mean = (sum(concurrency.tcp) + sum(concurrency.udp)) / seconds;
  const figure = new Figure({
    title: "Measured concurrency",
    note: `Mean ${short(mean)}, at most ${count(largest(concurrency))}, read at whole seconds. Of what was open before, TCP sessions alone are known; what is still open at the end is cut off.${slotNote(slotSeconds)}`,
    label: `Connections open at each of ${count(seconds)} seconds, UDP on top of TCP: mean ${short(mean)}, at most ${count(largest(concurrency))}.`,
    csvName: fileName("tidemark", "concurrency-over-time"),
    size: "low",
  });
  figure.draw(option, () => perSecondTable(start, { tcp: concurrency.tcp, udp: concurrency.udp, tcp_max_within: maxWithinSecond?.tcp, udp_max_within: maxWithinSecond?.udp }));
  return figure;
}

function durationsFigure({ durationsSeconds }) {
  const figure = new Figure({
    title: "Durations, TCP against UDP",
    note: durationsNote(durationsSeconds),
    label: `Density of durations. ${durationsNote(durationsSeconds)}`,
    csvName: fileName("tidemark", "durations"),
    size: "middle",
  });
  const draw = (scale) => figure.draw(durationsChart(durationsSeconds, scale), () => durationsTable(durationsSeconds));
  figure.tools.prepend(choice("Axis of durations", [["log", "log"], ["linear", "0 to 130 s"]], draw), " ");
  draw("log");
  return figure;
}

function durationsNote(durations) {
  const words = (name, { count: number, mean, quantiles }) =>
    number === 0 ? `${name}: none.` : `${name}: ${count(number)}, mean ${duration(mean)}, median ${duration(quantiles["0.5"])}.`;
  return `${words("TCP", durations.tcp)} ${words("UDP", durations.udp)} The first step holds those of zero too.`;
}

function facts(capture, metrics) {
  const { streams, connections, censored, skipped = {} } = capture;
  const skippedTotal = Object.values(skipped).reduce((total, number) => total + number, 0);
  const entries = [
    ["People in it", count(capture.users ?? 1)],
    ["From", instant(capture.start)],
    ["Length", span(metrics.seconds)],
    ["Packets", count(capture.packets)],
    ["Traffic", capture.bytes === null || capture.bytes === undefined ? "not in the input" : bytes(capture.bytes)],
    ["Streams", `${count(streams.tcp)} TCP, ${count(streams.udp)} UDP`],
    ["Connections", `${count(connections.tcp)} TCP, ${count(connections.udp)} UDP`],
    ["UDP streams of the first 30 s", `${count(capture.udpStreamsAtStart ?? 0)}, may be older`],
    ["Still open at the end", censored === undefined ? "–" : `${count(censored.tcp)} TCP, ${count(censored.udp)} UDP`],
    ["Frames in no stream", skippedTotal === 0 ? "none" : `${count(skippedTotal)}: ${reasons(skipped)}`],
  ];
  return el("div", { class: "facts" },
    el("dl", {}, entries.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))),
    findingsView(ofCaptureAlone(capture, metrics)), streamsDownload(capture));
}

/** Findings that do not travel with the metrics, for those stand with the answer. */
function ofCaptureAlone({ findings }, metrics) {
  const told = new Set((metrics.findings ?? []).map(({ code }) => code));
  return findings.filter(({ code }) => !told.has(code));
}

function streamsDownload(capture) {
  const place = el("div", {});
  const download = async () => {
    place.replaceChildren();
    try {
      save(fileName("tidemark", "streams", capture.id.slice(0, 8)), await streamsCsv(capture.id));
    } catch (error) {
      place.replaceChildren(problemNotice(error));
    }
  };
  return el("div", { class: "screen-only" }, el("p", { class: "figure-note" }, "Every stream, pseudonymous: ",
    el("button", { type: "button", class: "link csv", "aria-label": "Every stream: data as CSV", onclick: download }, "CSV")), place);
}

function legend() {
  return el("p", { class: "legend", "aria-hidden": "true" }, el("span", { class: "key tcp" }, "TCP"), el("span", { class: "key udp" }, "UDP"));
}

function reasons(skipped) {
  return Object.entries(skipped).sort(([, a], [, b]) => b - a).map(([reason, number]) => `${count(number)} ${SKIPPED[reason] ?? reason.replaceAll("-", " ")}`).join(", ");
}

function perSecondTable(start, columns) {
  const present = Object.entries(columns).filter(([, values]) => values !== undefined);
  const from = Date.parse(start);
  const rows = present[0][1].map((_, second) => [second, new Date(from + second * 1000).toISOString(), ...present.map(([, values]) => values[second])]);
  return { header: ["second", "time", ...present.map(([name]) => name)], rows };
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function largest({ tcp, udp }) {
  return tcp.reduce((most, value, i) => Math.max(most, value + udp[i]), 0);
}
