import { Figure } from "./charts/figure.js";
import { tideChart, tideTable } from "./charts/tide.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { section } from "./section.js";

/**
 * How the hours of the day differ that everybody shares.
 *
 * @param {?Object} tide document of `/api/fits/{id}/tide`; null where the service has none
 * @param {?{from: number, to: number}} sized hours that are sized for, where they are told
 * @returns {?{element: Node, figure: Figure}} null where hours of the day are not told apart
 */
export function tideSection(tide, sized) {
  if (tide === null || tide.hours.length === 0) {
    return null;
  }
  const apart = tide.weekend?.length > 0;
  const mean = apart ? "the mean hour of weekdays captured" : "the mean hour captured";
  const figure = new Figure({
    title: "New connections by hour of the day",
    note: `What everybody opens in an hour, to ${mean}, lies within each line nine times in ten (dot: the middle). Pale: nobody captured that hour, and its neighbours tell.${sized === null ? "" : " Band: the hours that are sized for."}`,
    label: `New connections in every hour of the day, to ${mean}. ${tide.text} The CSV says the same in numbers.`,
    csvName: fileName("tidemark", "tide"),
    size: "middle",
  });
  figure.draw(tideChart(tide, sized), () => tideTable(tide));
  return {
    element: section("tide", "When it is busiest", el("p", { class: "section-lead", id: "tide-words" }, tide.text), apart ? legend() : null, figure.element),
    figure,
  };
}

function legend() {
  return el("p", { class: "legend", "aria-hidden": "true" }, el("span", { class: "key predicted" }, "Monday to Friday"), el("span", { class: "key resampled" }, "Saturday and Sunday"));
}
