import { sizingAddress } from "./api.js";
import { csv, fileName, save } from "./csv.js";
import { el } from "./element.js";
import { findingsView } from "./findings.js";
import { count, counted, percent, short, span } from "./format.js";
import { hoursOf } from "./horizon.js";
import { logVolumeView } from "./log-volume.js";
import { meanLevelView } from "./mean-level.js";
import { populationWords } from "./population-words.js";
import { table } from "./table.js";
import { uncertaintyView } from "./uncertainty.js";

const LEVELS = [["median", "median"], ["95 %", "q95"], ["99 %", "q99"], ["99.9 %", "q999"]];
const PEAKS = [["median", "median"], ["90 %", "q90"], ["99 %", "q99"]];

/** The answer in one sentence with one number, for those who hear it. */
export function spokenAnswer(sizing, entries) {
  return `${counted(sizing.users, "user")}: size for ${count(sizing.concurrentConnections.size)} ${entries}, at ${percent(sizing.certainty)} certainty.`;
}

/**
 * The answer: the sentence, the service's own words, what to know, and the figures behind it.
 *
 * @param {Object} sizing document of `/api/sizing`
 * @param {Object} question what was asked, for the link to the document
 * @param {string} entries what is counted: "concurrent connections", or a firewall's "table entries"
 * @param {?Node} note what the answer is, where it is not the final one
 */
export function answerView(sizing, question, entries, note = null) {
  return el("div", { class: "answer-body" }, note,
    el("h1", { class: "verdict", id: "verdict", tabindex: "-1" },
      el("span", { class: "verdict-lead" }, `For ${counted(sizing.users, "user")}, size for`), " ",
      el("output", { class: "verdict-number", id: "answer-number", "data-value": sizing.concurrentConnections.size }, count(sizing.concurrentConnections.size)), " ",
      el("span", { class: "verdict-unit" }, `${entries}.`)),
    el("p", { class: "verdict-why" }, `Demand stays at or below that for ${span(hoursOf(sizing.horizon) * 3600)} with ${percent(sizing.certainty)} certainty.`,
      factorsText(sizing.factors)),
    el("p", { class: "verdict-sentence" }, sizing.sentence),
    populationWords(sizing),
    findingsView(sizing.findings));
}

/** Shows about what the answer will be, in the place of one that stands there, until the service has said it. */
export function showEstimate(answer, users, size) {
  const number = answer.querySelector(".verdict-number");
  if (number !== null) {
    answer.querySelector(".verdict-lead").textContent = `For ${counted(users, "user")}, size for about`;
    number.textContent = count(size);
    number.removeAttribute("data-value");
    answer.dataset.estimate = "";
  }
}

/** The figures of the answer as a table, with the document itself and its CSV; then what the size rests on, as far as the document tells. */
export function figuresView(sizing, question, entries) {
  const rows = [["Concurrent connections", sizing.concurrentConnections], ["New connections per second", sizing.newConnectionsPerSecond]];
  const columns = [{ title: "" }, ...LEVELS.map(([title]) => ({ title, number: true })), ...PEAKS.map(([title]) => ({ title: `peak ${title}`, number: true })), { title: "size for", number: true }];
  const cells = rows.map(([name, figures]) => [name, ...LEVELS.map(([, key]) => count(figures[key])), ...PEAKS.map(([, key]) => count(figures.peak[key])), count(figures.size)]);
  const figures = el("div", { class: "figures" },
    table("What to size for", columns, cells, { highlight: (_, column) => column === columns.length - 1 }),
    el("p", { class: "figure-note" },
      `Left: levels in any one second. Peak: the largest level of a horizon of ${span(hoursOf(sizing.horizon) * 3600)}. Size for: the peak at ${percent(sizing.certainty)} certainty, times the factors. `,
      el("span", { class: "tools" },
        el("button", { type: "button", class: "link csv", "aria-label": "What to size for: data as CSV", onclick: () => saveFigures(rows) }, "CSV"), " ",
        el("a", { href: sizingAddress(sizing.fit, question), target: "_blank", rel: "noopener", class: "link" }, "JSON"))));
  return el("div", {}, figures, el("div", { class: "split even rests" }, meanLevelView(sizing, entries), uncertaintyView(sizing)),
    logVolumeView(sizing));
}

function saveFigures(rows) {
  const header = ["quantity", ...LEVELS.map(([, key]) => key), ...PEAKS.map(([, key]) => `peak_${key}`), "size"];
  const values = rows.map(([name, figures]) => [name, ...LEVELS.map(([, key]) => figures[key]), ...PEAKS.map(([, key]) => figures.peak[key]), figures.size]);
  save(fileName("tidemark", "sizing"), csv(header, values));
}

function factorsText({ growth, headroom }) {
  const parts = [];
  if (growth !== 1) {
    parts.push(`${short(growth)} for growth`);
  }
  if (headroom !== 1) {
    parts.push(`${short(headroom)} for headroom`);
  }
  return parts.length === 0 ? "" : ` It includes the factor ${parts.join(" and the factor ")}.`;
}
