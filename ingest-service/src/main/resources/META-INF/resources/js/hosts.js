import { Figure } from "./charts/figure.js";
import { hostsChart, hostsTable } from "./charts/hosts.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { count, counted, short } from "./format.js";

/**
 * How many hosts of the users' side opened connections, beside the number of people that was said; and how they differ, where they
 * are two or more.
 *
 * @param {Object} capture document of `/api/captures/{id}`
 * @param {Object|null} hosts document of its hosts; null where there is none
 * @param {(users: number) => void} take hears that the capture is to be taken as that of so many users
 * @returns {{element: Node|null, figures: Figure[]}}
 */
export function hostsView(capture, hosts, take) {
  if (hosts === null) {
    return { element: null, figures: [] };
  }
  const figures = hosts.hosts.length > 1 ? [hostsFigure(hosts)] : [];
  const element = el("div", { class: "hosts", id: "hosts" },
    el("p", { class: "figure-note" }, el("span", { id: "hosts-sentence" }, sentence(capture.users, hosts)), " ", offer(capture, take)),
    figures.map((figure) => figure.element));
  return { element, figures };
}

function sentence(users, { active, sampledFrom, networks }) {
  if (active === null) {
    return "The input names no IP addresses, so how many hosts it holds is not known.";
  }
  if (sampledFrom !== null) {
    return `About ${counted(sampledFrom, "host")} inside (${networks.join(", ")}) opened connections that were answered, of which ${count(active)}, drawn at random, are kept; you said ${counted(users, "user")}.`;
  }
  return `${counted(active, "host")} inside (${networks.join(", ")}) opened connections that were answered; you said ${counted(users, "user")}.`;
}

function offer({ hosts: { active, sampledFrom, people } }, take) {
  if (active === null || active === 0 || active === people) {
    return null;
  }
  const users = sampledFrom ?? active;
  return el("button", { type: "button", class: "link screen-only", id: "take-hosts", onclick: () => take(users) }, `Take it as ${counted(users, "user")}`);
}

function hostsFigure({ active, hosts, spread, unlisted }) {
  const { mean, coefficientOfVariation, quantiles } = spread.connectionsPerSecond;
  const words = `${counted(active, "host")}: mean ${short(mean)} a second, median ${short(quantiles["0.5"])}, from ${short(quantiles["0.0"])} to ${short(quantiles["1.0"])}; standard deviation ${short(coefficientOfVariation)} times the mean.`;
  const figure = new Figure({
    title: "New connections per second, host by host",
    note: words + (unlisted > 0 ? ` The busiest ${count(hosts.length)} are shown.` : ""),
    label: `New connections per second of each host, busiest first. ${words}`,
    csvName: fileName("tidemark", "hosts"),
    size: "low",
  });
  figure.draw(hostsChart(hosts), () => hostsTable(hosts));
  return figure;
}
