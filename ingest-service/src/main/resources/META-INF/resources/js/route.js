/**
 * The page's address: `#/` is the form, `#/captures/{id}?users=&certainty=&horizon=&people=&captured=&prior=&hours=&definition=&timeouts=&model=` an
 * answer, so that one can be kept, sent and opened again. What is at its default is left out, `definition` where no device was chosen and all are compared; `timeouts` says what was changed of a profile.
 */

import { hoursBetween, isoOf } from "./horizon.js";

/** What is asked unless the reader says otherwise. */
export const DEFAULT_QUESTION = Object.freeze({ users: 200, certainty: 0.99, horizon: "PT8H", growth: 0, years: 0, utilisation: 1, people: "differ", captured: "typical-hours", prior: "public", hours: "" });

/** What may be taken of people, and how the page says it. */
export const PEOPLE = Object.freeze({ differ: "differ, as their hours do", alike: "are all like those captured" });

/** What the hours captured may be taken for, where people differ. */
export const CAPTURED = Object.freeze({ "typical-hours": "typical ones", "busy-hour": "the busiest" });

/** What may be known of people's rates before a capture, where people differ. */
export const PRIOR = Object.freeze({ public: "what public data say", flat: "nothing" });

/** The parts of a question that have an effect only where people differ. */
const OF_PEOPLE = ["captured", "prior", "hours"];

const CHOICES = Object.entries({ people: PEOPLE, captured: CAPTURED, prior: PRIOR });

/** The session definition that is no device's. */
export const WIRE = "wire";

const NUMBERS = ["users", "certainty", "growth", "years", "utilisation"];

/** Reads an address; one that is no capture's is the form's, with `captureId` null. */
export function parseRoute(hash) {
  const match = /^#\/captures\/([^/?]+)(?:\?(.*))?$/.exec(hash);
  if (match === null) {
    return { captureId: null };
  }
  const query = new URLSearchParams(match[2] ?? "");
  return {
    captureId: decodeURIComponent(match[1]),
    definition: query.get("definition"),
    timeouts: query.get("timeouts"),
    model: query.get("model"),
    question: questionOf(query),
  };
}

/** Writes the address of an answer. */
export function formatRoute({ captureId, definition = null, timeouts = null, model = null, question }) {
  const query = new URLSearchParams({ users: question.users, certainty: question.certainty, horizon: question.horizon });
  for (const name of ["growth", "years", "utilisation", "people", ...OF_PEOPLE]) {
    if (question[name] !== DEFAULT_QUESTION[name]) {
      query.set(name, question[name]);
    }
  }
  if (definition !== null) {
    query.set("definition", definition);
  }
  if (timeouts !== null) {
    query.set("timeouts", timeouts);
  }
  if (model !== null) {
    query.set("model", model);
  }
  return `#/captures/${encodeURIComponent(captureId)}?${query}`;
}

/** The parts of a question that have an effect; none where people do not differ. The address keeps them there too, for whoever comes back. */
export function ofPeople({ people }) {
  return people === "differ" ? OF_PEOPLE : [];
}

function questionOf(query) {
  const question = { ...DEFAULT_QUESTION };
  for (const name of NUMBERS) {
    const value = Number(query.get(name) ?? NaN);
    question[name] = Number.isFinite(value) ? value : question[name];
  }
  question.horizon = query.get("horizon") ?? question.horizon;
  if (hoursBetween(query.get("hours") ?? "") > 0) {
    question.hours = query.get("hours");
    question.horizon = isoOf(hoursBetween(question.hours));
  }
  for (const [name, words] of CHOICES) {
    question[name] = Object.hasOwn(words, query.get(name)) ? query.get(name) : question[name];
  }
  return question;
}
