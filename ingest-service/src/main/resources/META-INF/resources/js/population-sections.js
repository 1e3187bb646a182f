import { capturedPeopleFigure } from "./captured-people.js";
import { certaintyChart, certaintyTable } from "./charts/certainty.js";
import { Figure } from "./charts/figure.js";
import { peopleChart, peopleTable } from "./charts/people.js";
import { fileName } from "./csv.js";
import { el } from "./element.js";
import { short, twoDigits } from "./format.js";
import { densityBand, densityOf, factorsAt } from "./person-factor.js";
import { alikeWords, between, capturedWords, factorWords } from "./population-words.js";
import { section } from "./section.js";
import { table } from "./table.js";
import { tideSection } from "./tide-section.js";

const HALF_OF_ALL = [0.25, 0.75];

/**
 * How certain an answer is for people who differ, what would make it more certain, how people differ, and how the hours do that they share.
 *
 * @param {Object} population `population` of a document of `/api/sizing`
 * @param {?Object} captured document of `/api/fits/{id}/people` of the same fit; null where the service has none
 * @param {?Object} tide document of `/api/fits/{id}/tide` of the same fit; null where the service has none
 * @returns {{element: Node, figures: Figure[]}}
 */
export function populationSections(population, captured, tide) {
  const known = [population, ...population.next];
  const certainty = certaintyFigure(known);
  const people = peopleFigure(population);
  const persons = capturedPeopleFigure(captured);
  const hours = tideSection(tide, population.hoursOfDay ?? null);
  const element = el("div", {},
    section("how-certain", "How certain, and what would make it more certain",
      el("p", { class: "section-lead" }, certaintyWords(known)),
      el("div", { class: "split" }, certainty.element, aside(population, known))),
    section("how-people-differ", "How people differ",
      el("p", { class: "section-lead", id: "people-words" }, peopleWords(population)),
      people.element,
      persons?.element ?? null),
    hours?.element ?? null);
  return { element, figures: [certainty, people, persons, hours?.figure].filter((figure) => figure) };
}

function certaintyFigure(captured) {
  const figure = new Figure({
    title: "Certainty against people captured",
    note: "How many times lower or higher than its middle the mean need of all users may be, in nine of ten cases. Large dot: what was captured.",
    label: `How many times lower or higher the mean need may be, against people captured: ${captured.map(factorWords).join("; ")}. The table says the same in numbers.`,
    csvName: fileName("tidemark", "certainty"),
    size: "middle",
  });
  figure.draw(certaintyChart(captured), () => certaintyTable(captured));
  return figure;
}

function aside(population, captured) {
  const columns = [{ title: "Captured" }, { title: "times lower or higher", number: true }];
  const rows = captured.map((each, i) => [i === 0 ? `${capturedWords(each)} (now)` : capturedWords(each), twoDigits(each.factor90)]);
  return el("div", { class: "aside" }, el("h3", {}, "What captures would tell"),
    table("How certain the answer would be with other captures", columns, rows, { highlight: (row, column) => row === 0 && column === 1 }),
    el("p", { class: "alike-words", id: "alike-words" }, alikeWords(population)));
}

function certaintyWords([now, next]) {
  const unknown = "What is least known is how other people, at other hours, differ from those captured";
  return next === undefined ? `${unknown}.`
    : `${unknown}: capture ${capturedWords(next).replace(",", " for")}, and the factor comes down from ${twoDigits(now.factor90)} to ${twoDigits(next.factor90)}.`;
}

function peopleFigure({ personSd }) {
  const [low, high] = factorsAt(personSd.q50, HALF_OF_ALL);
  const figure = new Figure({
    title: "What a person does, to the average person",
    note: "New connections of a person over a long time. Line: how people are spread; band: where nine in ten posterior draws put the line.",
    label: `How people are spread about the average person: half of all between ${between([low, high])} times the average. The CSV says the same in numbers.`,
    csvName: fileName("tidemark", "people"),
    size: "low",
  });
  const law = { density: densityOf(personSd.q50), ...densityBand(personSd.q5, personSd.q95) };
  figure.draw(peopleChart(law), () => peopleTable(law));
  return figure;
}

function peopleWords({ personSd, hoursSd, restsOnPrior }) {
  const rests = restsOnPrior ? "; this is taken from public data, for these captures hardly tell" : "";
  return `Half of all people open between ${between(factorsAt(personSd.q50, HALF_OF_ALL))} times as many connections as the average person${rests}. `
    + `And hours differ: two in three half hours of a person lie within a factor of ${twoDigits(Math.exp(hoursSd.q50))} of that person's middle one `
    + `(standard deviation of the logarithm ${short(hoursSd.q50)}, 90\u00a0% range ${short(hoursSd.q5)} to ${short(hoursSd.q95)}).`;
}
