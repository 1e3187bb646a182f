import { el } from "./element.js";
import { count, counted, short } from "./format.js";
import { table } from "./table.js";

/**
 * The mean level that was measured in the capture beside the one that is predicted, for all users.
 *
 * @param {Object} sizing document of `/api/sizing`
 * @param {string} entries what is counted
 * @returns {Node|null} null where the document does not tell
 */
export function meanLevelView({ meanLevel, users }, entries) {
  if (!meanLevel) {
    return null;
  }
  const { measured, low, high, predicted, predictedWithinCapture } = meanLevel;
  const each = (value) => short(value / users);
  const means = [["Measured in the capture", measured], ["Predicted, as long as the capture", predictedWithinCapture], ["Predicted", predicted]];
  const rows = means.map(([name, mean], row) => [name, each(mean), count(mean), row === 0 ? `${count(low)} – ${count(high)}` : ""]);
  const columns = [{ title: "" }, { title: "each user", number: true }, { title: counted(users, "user"), number: true }, { title: "99\u00a0% range", number: true }];
  return el("div", { class: "block", id: "mean-level" }, el("h3", {}, "On average"),
    table(`Mean of ${entries}, measured and predicted`, columns, rows, { highlight: (row, column) => column === 2 && isOutside(means[row][1], meanLevel) }),
    el("p", { class: "figure-note mean-words" }, `Measured in the capture: ${each(measured)} ${entries} a user on average, ${count(measured)} for ${counted(users, "user")} (${count(low)} to ${count(high)}). ${predictedWords(meanLevel)}`));
}

/** What is predicted, and where it lies outside of what was measured, a plain word on it. */
function predictedWords(meanLevel) {
  const { low, predicted, predictedWithinCapture } = meanLevel;
  const side = (value) => (value < low ? "below" : "above");
  if (isOutside(predictedWithinCapture, meanLevel)) {
    return `Predicted: ${count(predicted)}, and ${count(predictedWithinCapture)} as long as the capture: ${side(predictedWithinCapture)} what was measured. Do not rely on this model.`;
  }
  return isOutside(predicted, meanLevel)
    ? `Predicted: ${count(predicted)}, ${side(predicted)} that range, for it counts what lasts longer than the capture too; as long as the capture ${count(predictedWithinCapture)}.`
    : `Predicted: ${count(predicted)}.`;
}

function isOutside(value, { low, high }) {
  return value < low || value > high;
}
