import { el } from "./element.js";

/**
 * A table that scrolls within itself where the page is narrow.
 *
 * @param {string} caption what it holds, for those who do not see where it stands
 * @param {Array<{title: string, number?: boolean, unit?: string}>} columns the first names the row
 * @param {Array<Array<string|Node>>} rows cells by column
 * @param {{highlight?: (row: number, column: number) => boolean}} options
 */
export function table(caption, columns, rows, { highlight = () => false } = {}) {
  const head = columns.map(({ title, number }) => el("th", { scope: "col", class: number ? "number" : null }, title));
  const body = rows.map((cells, row) => el("tr", {}, cells.map((cell, column) => {
    const classes = [columns[column].number ? "number" : "", highlight(row, column) ? "high" : ""].join(" ").trim();
    return el(column === 0 ? "th" : "td", { scope: column === 0 ? "row" : null, class: classes === "" ? null : classes }, cell);
  })));
  return el("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" },
    el("table", {}, el("caption", { class: "visually-hidden" }, caption), el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)));
}
