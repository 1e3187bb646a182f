import * as api from "./api.js";
import { byId, el } from "./element.js";
import { count, instant } from "./format.js";
import { DEFAULT_QUESTION, formatRoute } from "./route.js";
import { table } from "./table.js";

const MOST = 12;

/** Lists captures uploaded before, each with the way back to its answer; hidden where there are none or nobody tells. */
export async function showRecent(signal) {
  const captures = await api.captures(signal).catch(() => []);
  byId("recent").hidden = captures.length === 0;
  const columns = [{ title: "Capture" }, { title: "Uploaded" }, { title: "People in it", number: true, wide: true }];
  const list = table("Recent captures", columns, captures.slice(0, MOST).map(row));
  byId("recent-table").replaceChildren(list);
}

function row({ id, name, status, storedAt, users }) {
  const title = name === "" ? id.slice(0, 8) : name;
  const link = el("a", { href: formatRoute({ captureId: id, question: DEFAULT_QUESTION }) }, title);
  return [link, status === "failed" ? "failed" : instant(storedAt), count(users)];
}
