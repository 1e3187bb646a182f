import { csv, fileName, save } from "./csv.js";
import { el } from "./element.js";
import { count, significant } from "./format.js";
import { vectorOf } from "./meanings.js";
import { table } from "./table.js";

/** A vector of more parameters than these is folded: its meaning is said once, for all of them. */
const MAX_UNFOLDED = 3;
const STATISTICS = ["mean", "sd", "q5", "q50", "q95", "rhat", "essBulk", "essTail", "mcseMean"];
/** What paper has room for; the CSV has all. */
const COLUMNS = [
  { title: "mean", number: true, screen: true }, { title: "sd", number: true, screen: true }, { title: "5\u00a0%", number: true }, { title: "50\u00a0%", number: true },
  { title: "95\u00a0%", number: true }, { title: "R-hat", number: true }, { title: "ESS bulk", number: true }, { title: "ESS tail", number: true },
  { title: "MCSE", number: true, screen: true },
];

/**
 * Posterior summary of every parameter, with what it means: one table of those that stand for themselves, and one for each long vector, folded, with the worst
 * of its diagnostics in sight.
 *
 * @param {Object} fit document of the fit
 * @param {import("./meanings.js").Meanings} meanings what the model's parameters are
 */
export function parametersView({ parameters, model }, meanings) {
  const vectors = [...Map.groupBy(parameters, ({ name }) => vectorOf(name)).values()];
  const short = vectors.filter((vector) => vector.length <= MAX_UNFOLDED).flat();
  const download = () => save(fileName("tidemark", model, "parameters"), csv(["name", ...STATISTICS], parameters.map((parameter) => [parameter.name, ...STATISTICS.map((key) => parameter[key])])));
  return el("div", { class: "block" },
    el("div", { class: "caption-row" }, el("h3", {}, "Parameters"), el("button", { type: "button", class: "link csv", "aria-label": "Parameters: data as CSV", onclick: download }, "CSV")),
    table("Posterior of every parameter", [{ title: "Parameter" }, { title: "Meaning", wide: true }, ...COLUMNS],
      short.map((parameter) => [nameOf(parameter, meanings), meanings.of(parameter.name).text, ...statisticsOf(parameter)])),
    vectors.filter((vector) => vector.length > MAX_UNFOLDED).map((vector) => folded(vector, meanings)));
}

function folded(vector, meanings) {
  const [first, last] = [vector[0], vector.at(-1)];
  const worst = Math.max(...vector.map(({ rhat }) => rhat)).toFixed(4);
  const least = count(Math.min(...vector.flatMap(({ essBulk, essTail }) => [essBulk, essTail])));
  return el("details", { class: "more vector" },
    el("summary", {}, el("code", {}, first.name), " to ", el("code", {}, last.name),
      ` (${vector.length}), ${meanings.of(first.name).text}: R-hat at most ${worst}, ESS at least ${least}`),
    table(`Posterior of ${first.name} to ${last.name}`, [{ title: "Parameter" }, ...COLUMNS],
      vector.map((parameter) => [nameOf(parameter, meanings), ...statisticsOf(parameter)])));
}

function nameOf({ name }, meanings) {
  return el("code", { title: meanings.of(name).detail }, name);
}

function statisticsOf(parameter) {
  return [
    ...["mean", "sd", "q5", "q50", "q95"].map((key) => significant(parameter[key])),
    parameter.rhat.toFixed(4), count(parameter.essBulk), count(parameter.essTail), significant(parameter.mcseMean, 2),
  ];
}
