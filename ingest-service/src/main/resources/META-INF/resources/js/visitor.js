import * as api from "./api.js";
import { byId, el } from "./element.js";
import { listed } from "./format.js";
import { toLogin } from "./login.js";

/** Roles that may change something. */
const CHANGING = ["uploader", "admin"];
/** Where nothing is told of visitors, nobody logs in, and everybody may everything. */
const ANYBODY = { login: false, role: "admin", teams: [] };

const known = api.me().catch(() => ANYBODY);

/** Whether who looks at the page may upload, ask for fits and delete. */
export async function mayChange() {
  return CHANGING.includes((await known).role);
}

/** Shows who is logged in, and hides what they may not. Where people log in and this one has not, goes to the login. */
export async function greet() {
  const { login, name, role, teams } = await known;
  if (!login) {
    return;
  }
  if (name === undefined) {
    await toLogin();
  }
  document.documentElement.dataset.mayChange = String(CHANGING.includes(role));
  const team = teams.length === 0 ? "" : `, team${teams.length > 1 ? "s" : ""} ${listed(teams)}`;
  byId("visitor").replaceChildren(el("span", { class: "visitor-name" }, `${name}${team}`), " ", el("a", { href: "/logout", class: "link" }, "Sign out"));
  byId("visitor").hidden = false;
}
