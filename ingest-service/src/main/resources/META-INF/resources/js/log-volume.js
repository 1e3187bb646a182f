import { el } from "./element.js";

/**
 * How much a firewall logs that writes a line whenever a session ends, in the document's words.
 *
 * @param {Object} sizing document of `/api/sizing`
 * @returns {Node|null} null where the document does not tell
 */
export function logVolumeView({ logVolume }) {
  return logVolume
    ? el("div", { class: "block rests", id: "log-volume" }, el("h3", {}, "What the firewall logs"), el("p", { class: "figure-note" }, logVolume.text))
    : null;
}
