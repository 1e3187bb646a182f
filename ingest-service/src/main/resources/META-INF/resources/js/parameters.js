import { csv, fileName, save } from "./csv.js";
import { el } from "./element.js";
import { count, significant } from "./format.js";
import { table } from "./table.js";

const COLUMNS = ["mean", "sd", "q5", "q50", "q95", "rhat", "essBulk", "essTail", "mcseMean"];

/** Posterior summary of every parameter as a table, with what it means. */
export function parametersView({ parameters, model }, meanings) {
  const columns = [
    { title: "Parameter" }, { title: "Meaning", wide: true }, { title: "mean", number: true }, { title: "sd", number: true }, { title: "5\u00a0%", number: true },
    { title: "50\u00a0%", number: true }, { title: "95\u00a0%", number: true }, { title: "R-hat", number: true }, { title: "ESS bulk", number: true },
    { title: "ESS tail", number: true }, { title: "MCSE", number: true },
  ];
  const rows = parameters.map((parameter) => [
    el("code", { title: meanings.of(parameter.name).detail }, parameter.name), meanings.of(parameter.name).text,
    ...["mean", "sd", "q5", "q50", "q95"].map((key) => significant(parameter[key])),
    parameter.rhat.toFixed(4), count(parameter.essBulk), count(parameter.essTail), significant(parameter.mcseMean, 2),
  ]);
  const download = () => save(fileName("tidemark", model, "parameters"), csv(["name", ...COLUMNS], parameters.map((parameter) => [parameter.name, ...COLUMNS.map((key) => parameter[key])])));
  return el("div", { class: "block" },
    el("div", { class: "caption-row" }, el("h3", {}, "Parameters"), el("button", { type: "button", class: "link csv", "aria-label": "Parameters: data as CSV", onclick: download }, "CSV")),
    table("Posterior of every parameter", columns, rows));
}
