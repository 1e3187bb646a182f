import { capturedPeopleChart, capturedPeopleTable } from "./charts/captured-people.js";
import { Figure } from "./charts/figure.js";
import { fileName } from "./csv.js";
import { count, counted, twoDigits } from "./format.js";

/** Rows that can be told apart on a telephone. */
const MOST_DRAWN = 40;

/** So many people are told one by one to those who do not see the figure. */
const MOST_TOLD = 6;

/**
 * What each person captured holds over a long time, beside everybody else.
 *
 * @param {?Object} people document of `/api/fits/{id}/people`; null where the service has none
 * @returns {?Figure} null where nothing is known of each person
 */
export function capturedPeopleFigure(people) {
  if (people === null || people.persons.length === 0) {
    return null;
  }
  const byLevel = people.persons.map((person) => ({ ...person, name: nameOf(person) })).sort((a, b) => b.posterior.level.q50 - a.posterior.level.q50);
  const drawn = evenly(byLevel);
  const figure = new Figure({
    title: "What each person captured holds, and what others do",
    note: `${legend(people)}${leftOut(drawn, people)}`,
    label: `Connections that each person captured holds over many hours, and other people: ${told(byLevel)}; other people ${ofAnybody(people)}. The CSV says the same in numbers.`,
    csvName: fileName("tidemark", "captured-people"),
    size: drawn.length > 8 ? "tall" : "low",
  });
  figure.draw(capturedPeopleChart(drawn, people.anybody), () => capturedPeopleTable(people));
  return figure;
}

function legend({ persons }) {
  const lines = persons.length === 1 ? "the line" : "each line";
  return `What a person captured holds on average over many hours lies within ${lines} nine times in ten (dot: the middle; ring: as measured); the band holds half of all other people, the lowest line nine in ten.`;
}

function leftOut(drawn, { persons, unlisted }) {
  const notDrawn = persons.length === drawn.length ? "" : ` Drawn are ${count(drawn.length)} of ${count(persons.length)}, evenly from the highest to the lowest; the CSV has all.`;
  return unlisted > 0 ? `${notDrawn} ${counted(unlisted, "more person", "more people")} ${unlisted === 1 ? "was" : "were"} captured and ${unlisted === 1 ? "is" : "are"} in neither: these are a random sample.` : notDrawn;
}

/** At most so many, the first and the last among them. */
function evenly(persons) {
  return persons.length <= MOST_DRAWN ? persons
    : Array.from({ length: MOST_DRAWN }, (_, i) => persons[Math.round(i * (persons.length - 1) / (MOST_DRAWN - 1))]);
}

function told(byLevel) {
  const median = ({ posterior: { level } }) => twoDigits(level.q50);
  return byLevel.length <= MOST_TOLD ? byLevel.map((person) => `${person.name} ${range(person.posterior.level)}`).join("; ")
    : `${count(byLevel.length)} people or groups, the middle of each between ${median(byLevel.at(-1))} and ${median(byLevel[0])}`;
}

function ofAnybody({ anybody: { level } }) {
  return `${range(level)}, half of them between ${twoDigits(level.q25)} and ${twoDigits(level.q75)}`;
}

/** The middle with its range: "24 (7.1 to 81)". */
function range({ q5, q50, q95 }) {
  return `${twoDigits(q50)} (${twoDigits(q5)} to ${twoDigits(q95)})`;
}

/** A pseudonym is as long as it has to be for millions; its beginning tells apart who is here. */
function nameOf({ label, people }) {
  const name = label.length > 10 ? `${label.slice(0, 9)}…` : label;
  return people === 1 ? `person ${name}` : `${count(people)} people (${name})`;
}
