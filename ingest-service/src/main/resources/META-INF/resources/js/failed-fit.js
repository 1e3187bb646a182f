import { criteria } from "./diagnostics.js";
import { el } from "./element.js";
import { isSettled, newestByModel } from "./fits.js";

/**
 * A fit that failed, shown as what it is: no answer, its reasons, and what to do.
 *
 * @param {Object} fit document of the failed fit
 * @param {Array} fits all fits of the capture under the same session definition
 * @param {{model: (name: string) => void, longer: () => void}} listener hears what the reader chooses to do
 */
export function failedFitView(fit, fits, listener) {
  const others = newestByModel(fits).filter((other) => other.model !== fit.model && isSettled(other) && other.status === "done");
  const sampled = fit.parameters.length > 0;
  const alone = fits.every((other) => other.status === "failed");
  return el("div", { class: "notice bad", role: "alert", tabindex: "-1", id: "failed-fit" },
    el("h1", { class: "notice-title" }, sampled || !alone ? `The model ${fit.model} gives no answer here` : "This capture gives no answer"),
    el("p", { class: "notice-detail" }, sampled ? "Its sampler did not reach a result that can be relied on, so nothing is computed from it and nothing of it is published."
      : "Nothing was fitted, so nothing is computed."),
    el("ul", { class: "reasons" }, reasonsOf(fit).map((reason) => el("li", {}, reason))),
    el("p", {}, advice(fit, others)),
    el("p", { class: "actions" },
      others.map((other) => el("button", { type: "button", class: "button primary", onclick: () => listener.model(other.model) }, `Answer by ${other.model}`)),
      fit.parameters.length === 0 ? null : el("button", { type: "button", class: "button", onclick: listener.longer }, `Fit again, twice as long (${2 * fit.warmup} + ${2 * fit.draws})`)));
}

function reasonsOf(fit) {
  const given = [fit.reasons ?? fit.reason ?? []].flat().filter((reason) => reason !== "");
  return given.length > 0 ? given : criteria(fit).filter(({ holds }) => !holds).map(({ text }) => text);
}

function advice(fit, others) {
  const parts = [];
  if (others.length > 0) {
    parts.push("Another model of this capture did converge: its answer is one click away.");
  }
  if (fit.parameters.length > 0) {
    parts.push("More iterations help where draws are too few; they do not help where chains settle in different places. Then take another model.");
  }
  parts.push("A longer capture, or one of more people, always helps: a model needs at least 20 connections, and hundreds to be sure.");
  return parts.join(" ");
}
