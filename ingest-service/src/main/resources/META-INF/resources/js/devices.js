import { el } from "./element.js";
import { findingsView } from "./findings.js";
import { count, counted } from "./format.js";
import { populationWords } from "./population-words.js";
import { WIRE } from "./route.js";
import { table } from "./table.js";

const COLUMNS = [{ title: "Device" }, { title: "sessions at once", number: true }, { title: "new a second", number: true }];

/**
 * The sizes with all devices: the range, a row for each, and what to know of the most demanding.
 *
 * @param {Object} sizes document of `/api/sizing/profiles`
 * @param {(definition: string) => string} address of the answer for a device
 */
export function devicesView({ sentence, profiles, missing, mostDemanding }, address) {
  const devices = profiles.filter(({ definition }) => definition !== WIRE);
  const [largest] = profiles;
  const smallest = devices.at(-1) ?? largest;
  const rows = profiles.map(({ definition, title, size, newConnectionsPerSecond }) =>
    [el("a", { href: address(definition) }, title), count(size), count(newConnectionsPerSecond)]);
  return el("div", { class: "answer-body" },
    el("h1", { class: "verdict", id: "verdict", tabindex: "-1" },
      el("span", { class: "verdict-lead" }, `For ${counted(mostDemanding.users, "user")}, size for`), " ",
      el("output", { class: "verdict-number range", id: "answer-number" }, range(smallest.size, largest.size)), " ",
      el("span", { class: "verdict-unit" }, "sessions, by device.")),
    el("p", { class: "verdict-sentence" }, sentence),
    table("Sizes by device", COLUMNS, rows, { highlight: (_, column) => column === 1 }),
    el("p", { class: "figure-note" }, "Choose a device to have all models compared for it.",
      missing.length === 0 ? null : ` No model answers for ${missing.join(", ")}.`,
      compared(profiles)),
    el("p", { class: "devices-of" }, `To know of the most demanding, ${largest.title}:`),
    populationWords(mostDemanding),
    findingsView(mostDemanding.findings));
}

/** Which rows are of more than the quick model, where some are. */
function compared(profiles) {
  const titles = profiles.filter(({ quick }) => !quick).map(({ title }) => title);
  return titles.length === 0 || titles.length === profiles.length
    ? null
    : ` All models were compared for ${titles.join(", ")}; the other rows are of the quick model.`;
}

function range(low, high) {
  return low === high ? count(high) : `${count(low)} to ${count(high)}`;
}
