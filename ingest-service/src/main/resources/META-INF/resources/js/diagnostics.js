import { el } from "./element.js";
import { count, counted, percent, short } from "./format.js";

const RHAT_MOST = 1.01;
const ESS_LEAST = 400;
const DIVERGENT_MOST = 0.001;
const EBFMI_LEAST = 0.3;

/**
 * What the sampler says of itself, in words: each criterion with what was found, what is wanted and whether it holds. The
 * limits are those a fit must keep to be published.
 *
 * @param {Object} fit document of a fit
 * @returns {Array<{name: string, holds: boolean, text: string}>}
 */
export function criteria(fit) {
  if (fit.parameters.length === 0) {
    return [];
  }
  return [chainsAgree(fit), enoughDraws(fit), divergences(fit), treeDepth(fit), energy(fit)];
}

/** The criteria as a list. */
export function diagnosticsView(fit) {
  return el("ul", { class: "criteria" }, criteria(fit).map(({ name, holds, text }) => el("li", { "data-holds": String(holds) },
    el("span", { class: "criterion-sign", "aria-hidden": "true" }, holds ? "✓" : "✗"),
    el("span", { class: "criterion-name" }, name, el("span", { class: "visually-hidden" }, holds ? ", holds: " : ", does not hold: ")),
    el("span", { class: "criterion-text" }, text))));
}

function chainsAgree({ parameters, chains }) {
  const worst = most(parameters, ({ rhat }) => rhat);
  const holds = worst.rhat <= RHAT_MOST;
  const verdict = holds ? `The ${chains} chains found the same distribution` : `The ${chains} chains did not find the same distribution`;
  return { name: "Chains agree", holds, text: `${verdict}: the largest R-hat is ${worst.rhat.toFixed(3)} (${worst.name}), at most ${RHAT_MOST} is wanted.` };
}

function enoughDraws({ parameters }) {
  const least = most(parameters, ({ essBulk, essTail }) => -Math.min(essBulk, essTail));
  const where = least.essBulk < least.essTail ? "bulk" : "tail";
  const found = Math.min(least.essBulk, least.essTail);
  return {
    name: "Enough draws", holds: found >= ESS_LEAST,
    text: `The least effective sample size is ${count(found)} (${least.name}, ${where}), at least ${ESS_LEAST} are wanted.`,
  };
}

function divergences({ diagnostics, chains, draws }) {
  const transitions = chains * draws;
  const found = diagnostics.divergences;
  const text = found === 0 ? `None of ${count(transitions)} transitions diverged.`
    : `${count(found)} of ${count(transitions)} transitions diverged, ${percent(found / transitions)}; at most ${percent(DIVERGENT_MOST)} are accepted.`;
  return { name: "No divergence", holds: found <= transitions * DIVERGENT_MOST, text };
}

function treeDepth({ diagnostics }) {
  const found = diagnostics.maxTreeDepthReached;
  const text = found === 0 ? "No trajectory was cut short by the limit of its length."
    : `${counted(found, "trajectory", "trajectories")} reached the largest tree depth: the sampler is slow there, not wrong.`;
  return { name: "Tree depth", holds: true, text };
}

function energy({ diagnostics }) {
  const least = Math.min(...diagnostics.ebfmi);
  return { name: "Energy", holds: least >= EBFMI_LEAST, text: `The least E-BFMI of a chain is ${short(least)}, at least ${EBFMI_LEAST} is wanted: how well the sampler moves between levels of energy.` };
}

function most(parameters, score) {
  return parameters.reduce((best, parameter) => (score(parameter) > score(best) ? parameter : best));
}
