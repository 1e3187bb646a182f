import { el } from "./element.js";
import { count } from "./format.js";
import { table } from "./table.js";

/**
 * What makes a size uncertain, told apart: what the capture leaves unknown, and chance.
 *
 * @param {Object} sizing document of `/api/sizing`
 * @returns {Node|null} null where the document does not tell
 */
export function uncertaintyView({ concurrentConnections, newConnectionsPerSecond }) {
  const quantities = [["Concurrent connections", concurrentConnections], ["New connections per second", newConnectionsPerSecond]].filter(([, { uncertainty }]) => uncertainty);
  if (quantities.length === 0) {
    return null;
  }
  const range = ({ low, high }) => `${count(low)} – ${count(high)}`;
  const columns = [{ title: "" }, { title: "size for", number: true }, { title: "the capture leaves open", number: true }, { title: "chance", number: true }];
  const rows = quantities.map(([name, { size, uncertainty }]) => [name, count(size), range(uncertainty.parameters), range(uncertainty.chance)]);
  const text = concurrentConnections.uncertainty?.text;
  return el("div", { class: "block", id: "uncertainty" }, el("h3", {}, "How sure the size is"),
    table("Size, with what the capture leaves open and what is chance", columns, rows),
    text === undefined ? null : el("p", { class: "figure-note" }, text));
}
