import { count, short } from "../format.js";
import { base, grid, xAxis, yAxis } from "./axes.js";
import { tooltip } from "./tooltip.js";

/**
 * New connections a second of every host, busiest first: a step each.
 *
 * @param {Array<{host: string, connectionsPerSecond: number}>} hosts busiest first
 * @returns {(colours: Object) => Object}
 */
export function hostsChart(hosts) {
  const data = hosts.map(({ connectionsPerSecond }, i) => [i + 1, connectionsPerSecond]);
  return (colours) => ({
    ...base(colours),
    grid: grid(),
    xAxis: xAxis(colours, "host, busiest first", { min: 0.5, max: hosts.length + 0.5, minInterval: 1, axisLabel: { color: colours.muted, fontSize: 11, showMinLabel: false, showMaxLabel: false, formatter: (value) => count(value) } }),
    yAxis: yAxis(colours, "new connections per second"),
    series: [{ name: "new connections per second", type: "bar", data, barWidth: "70%", itemStyle: { color: colours.accent }, emphasis: { disabled: true } }],
    tooltip: { ...base(colours).tooltip, formatter: ([{ dataIndex }]) => describe(hosts[dataIndex]) },
  });
}

/** The hosts as a table, as the service lists them. */
export function hostsTable(hosts) {
  const header = ["host", "tcp_connections", "udp_connections", "connections_per_second", "max_connections_in_a_second", "tcp_mean_seconds", "udp_mean_seconds", "mean_concurrency", "max_concurrency"];
  const rows = hosts.map(({ host, connections, connectionsPerSecond, maxConnectionsInASecond, durationsSeconds, meanConcurrency, maxConcurrency }) => [
    host, connections.tcp, connections.udp, connectionsPerSecond, maxConnectionsInASecond, durationsSeconds.tcp.mean, durationsSeconds.udp.mean, meanConcurrency, maxConcurrency]);
  return { header, rows };
}

function describe({ host, connections, connectionsPerSecond, meanConcurrency }) {
  return tooltip(host, [["a second", short(connectionsPerSecond)], ["TCP", count(connections.tcp)], ["UDP", count(connections.udp)], ["open on average", short(meanConcurrency)]]);
}
