import { el } from "./element.js";

/**
 * A table that scrolls within itself where the page is narrow.
 *
 * @param {string} caption what it holds, for those who do not see where it stands
 * @param {Array<{title: string, number?: boolean, wide?: boolean, screen?: boolean}>} columns the first names the row; those only for wide pages
 *     are left out on a phone, those only for a screen on paper
 * @param {Array<Array<string|Node>>} rows cells by column
 * @param {{highlight?: (row: number, column: number) => boolean}} options
 */
export function table(caption, columns, rows, { highlight = () => false } = {}) {
  const head = columns.map((column) => el("th", { scope: "col", class: classes(column, false) }, column.title));
  const body = rows.map((cells, row) => el("tr", {}, cells.map((cell, column) => {
    return el(column === 0 ? "th" : "td", { scope: column === 0 ? "row" : null, class: classes(columns[column], highlight(row, column)) }, cell);
  })));
  return el("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" },
    el("table", {}, el("caption", { class: "visually-hidden" }, caption), el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)));
}

function classes({ number, wide, screen }, high) {
  const names = [number && "number", wide && "wide-only", screen && "screen-only", high && "high"].filter(Boolean);
  return names.length === 0 ? null : names.join(" ");
}
