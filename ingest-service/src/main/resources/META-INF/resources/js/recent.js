import * as api from "./api.js";
import { byId, el } from "./element.js";
import { count, instant, span } from "./format.js";
import { DEFAULT_QUESTION, formatRoute } from "./route.js";
import { table } from "./table.js";

const MOST = 12;

/** Lists captures uploaded before, each with the way back to its answer; hidden where there are none or nobody tells. */
export async function showRecent(signal) {
  const captures = await api.captures(signal).catch(() => []);
  byId("recent").hidden = captures.length === 0;
  const columns = [{ title: "Capture" }, { title: "From", wide: true }, { title: "Length", number: true }, { title: "Connections", number: true }, { title: "People", number: true, wide: true }];
  const list = table("Recent captures", columns, captures.slice(0, MOST).map(row));
  byId("recent-table").replaceChildren(list);
}

function row(capture) {
  const { id, name, status, start, end, connections, users } = capture;
  const link = el("a", { href: formatRoute({ captureId: id, question: DEFAULT_QUESTION }) }, name === undefined || name === "" ? id.slice(0, 8) : name);
  if (status === "failed" || start === undefined || start === null) {
    return [link, status, "", "", ""];
  }
  const number = connections === undefined ? "" : count(connections.tcp + connections.udp);
  return [link, instant(start), span((Date.parse(end) - Date.parse(start)) / 1000), number, users === undefined ? "" : count(users)];
}
