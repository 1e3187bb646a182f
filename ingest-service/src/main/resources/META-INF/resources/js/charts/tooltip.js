import { el } from "../element.js";

/**
 * A tooltip's content as elements, so that no text in it is read as markup.
 *
 * @param {string} title first line
 * @param {Array<[string, string]>} rows name and value
 */
export function tooltip(title, rows) {
  return el("div", { class: "tip" }, el("p", { class: "tip-title" }, title),
    el("dl", {}, rows.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])));
}
