import { csv, fileName, save } from "./csv.js";
import { el } from "./element.js";
import { count, share } from "./format.js";
import { table } from "./table.js";

/**
 * The flags of the last segment of every TCP connection, as the article counts them.
 *
 * @param {Array<{flags: string, count: number}>} endings as the capture's document has them
 * @returns {?Element} null where there are none, as of a log, which does not tell flags
 */
export function endingsView(endings) {
  if (endings.length === 0) {
    return null;
  }
  const ordered = [...endings].sort((a, b) => b.count - a.count);
  const total = ordered.reduce((sum, ending) => sum + ending.count, 0);
  const columns = [{ title: "Flags" }, { title: "Last segment" }, { title: "Connections", number: true }, { title: "Share", number: true, wide: true }];
  const rows = ordered.map(({ flags, count: number }) => [el("code", {}, flags), meaning(flags), count(number), share(number, total)]);
  const download = () => save(fileName("tidemark", "endings"), csv(["flags", "connections"], ordered.map(({ flags, count: number }) => [flags, number])));
  return el("div", { class: "aside" },
    el("div", { class: "caption-row" }, el("h3", {}, "Flags that end TCP connections"),
      el("button", { type: "button", class: "link csv", "aria-label": "Flags that end TCP connections: data as CSV", onclick: download }, "CSV")),
    table("Flags of the last segment of TCP connections", columns, rows));
}

function meaning(flags) {
  const has = (letter) => flags.includes(letter);
  if (has("R")) {
    return "reset";
  }
  if (has("F")) {
    return "FIN";
  }
  if (has("S")) {
    return has("A") ? "SYN-ACK, then nothing" : "SYN, then nothing";
  }
  return has("P") ? "data, then silence" : "ACK, then silence";
}
