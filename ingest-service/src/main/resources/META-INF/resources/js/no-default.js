import { el } from "./element.js";
import { newestByModel } from "./fits.js";
import { short } from "./format.js";

/**
 * Models were fitted, but none of them predicts the mean that was measured, so that none answers unasked.
 *
 * @param {Object} fit document of one of the fits
 * @param {Array} fits all fits of the capture under the same session definition
 * @param {(name: string) => void} choose hears which model the reader wants to see all the same
 */
export function noDefaultView(fit, fits, choose) {
  const done = newestByModel(fits).filter(({ status }) => status === "done");
  return el("div", { class: "notice bad", role: "alert", tabindex: "-1", id: "no-default" },
    el("h1", { class: "notice-title" }, "No model answers for this capture by default"),
    el("p", { class: "notice-detail" }, "A model whose predicted mean is not compatible with the measured one is never the default, and of this capture none is left."),
    el("ul", { class: "reasons" }, (fit.comparison ?? []).map((model) => el("li", {}, reason(model)))),
    el("p", {}, "A longer capture, or one of more people, helps most. The answer of a single model can be looked at, but not relied on."),
    el("p", { class: "actions" },
      done.map(({ model }) => el("button", { type: "button", class: "button", onclick: () => choose(model) }, `Show the answer of ${model}`))));
}

function reason({ model, converged, meanLevel }) {
  if (!converged) {
    return `${model} did not converge.`;
  }
  if (!meanLevel) {
    return `${model}: nothing is known of its mean.`;
  }
  const { measured, low, high, predicted } = meanLevel;
  return `${model} predicts ${short(predicted)} connections of one user on average; ${short(measured)} were measured (${short(low)} to ${short(high)}).`;
}
