import { el } from "./element.js";
import { count, counted, twoDigits } from "./format.js";

/**
 * How certain a size is for people who differ, in the document's words.
 *
 * @param {Object} sizing document of `/api/sizing`
 * @returns {Node|null} null where all are taken to be alike, or the document does not tell
 */
export function populationWords({ population }) {
  return population ? el("p", { class: "verdict-people" }, population.text) : null;
}

/** So many people captured for so long: "1 person, 13 minutes", "10 people, 1 hour". */
export function capturedWords({ people, hours }) {
  return `${counted(people, "person", "people")}, ${lengthWords(hours)}`;
}

/** What captures come to: "1 person, 13 minutes: 6.4". */
export function factorWords(captured) {
  return `${capturedWords(captured)}: ${twoDigits(captured.factor90)}`;
}

/** Both ends of a range, of which the smaller comes first: "0.48 and 1.3". */
export function between([low, high]) {
  return `${twoDigits(low)} and ${twoDigits(high)}`;
}

/** The size of people who are all alike, in a sentence. */
export function alikeWords({ people, alike }) {
  return `If everybody were like ${people === 1 ? "the person" : "those"} captured: ${count(alike.size)}.`;
}

/** Hours in the unit that people say. */
function lengthWords(hours) {
  const seconds = hours * 3600;
  if (seconds < 90) {
    return counted(Math.round(seconds), "second");
  }
  return seconds < 5400 && Math.round(seconds) !== 3600 ? counted(Math.round(seconds / 60), "minute") : counted(Number(twoDigits(hours).replaceAll(",", "")), "hour");
}
