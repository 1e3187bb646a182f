import { short } from "./format.js";

/**
 * Which of the models that were fitted predicts best, in words: durations by their expected log predictive density, arrivals by the log score one second ahead.
 *
 * @param {Array<Object>} comparison `comparison` of a fit's document
 * @returns {string} a sentence or two; empty where fewer than two models converged
 */
export function familiesInWords(comparison) {
  const converged = comparison.filter((model) => model.converged);
  return [
    best(converged, "elpd", (model) => model.split("+")[1] ?? "the article's one law", "durations"),
    best(converged, "arrivalLogScore", (model) => (model === "article" ? "nb" : model.split("+")[0]), "new connections"),
  ].filter((text) => text !== "").join(" ");
}

/** The family of the highest score, and how far the next other family lies behind. */
function best(models, score, familyOf, what) {
  const ranked = models.filter((model) => typeof model[score] === "number").sort((a, b) => b[score] - a[score]);
  const [first] = ranked;
  const next = ranked.find(({ model }) => familyOf(model) !== familyOf(first.model));
  if (next === undefined) {
    return "";
  }
  const ahead = first[score] - next[score];
  const unsure = score === "elpd" && ahead < 2 * (first.elpdSe ?? 0) ? ", less than twice the standard error of a score" : "";
  return `${familyOf(first.model)} predicts ${what} best, ${short(ahead)} ahead of ${familyOf(next.model)}${unsure}.`;
}
