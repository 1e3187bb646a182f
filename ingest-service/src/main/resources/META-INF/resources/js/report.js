import { el } from "./element.js";
import { count, instant, listed, percent, short, span } from "./format.js";
import { hoursOf } from "./horizon.js";
import { nameOf } from "./result-head.js";
import { CAPTURED, ofPeople, PEOPLE, PRIOR } from "./route.js";

/** What stands in each place of a result, in the middle of a sentence; where several say the same, it is named once. */
const PARTS = {
  answer: "the answer",
  figures: "the answer",
  population: "how certain the answer is",
  timeouts: "the timeouts",
  users: "what other numbers of users need",
  distribution: "the law of concurrent connections",
  backtest: "whether the model predicts this traffic",
  sets: "measured, predicted and resampled traffic",
  checks: "whether the model resembles what it was fitted to",
  capture: "what was captured",
  fit: "what the fit says",
};
/** What is assumed of people who differ. */
const ASSUMED = {
  captured: (value) => ["Hours captured", CAPTURED[value]],
  prior: (value) => ["Known of people before", PRIOR[value]],
  hours: (value) => ["Hours of the day", value === "" ? "the busiest captured, where they are told apart" : `${value} UTC`],
};
const UNKNOWN = "not known yet";

/** What stands in some places, for the reader. */
export function partsIn(places) {
  return [...new Set(places.filter((place) => place in PARTS).map((place) => PARTS[place]))];
}

/**
 * What a printed answer has to say of itself, because nobody can press anything on paper: what was assumed, of which capture and fit, and when; and
 * what was still missing when it was printed.
 *
 * @param {{capture: Object, fit: Object, sizing: ?Object, question: Object, session: Object}} shown what the page shows; no sizing where there is none (yet)
 * @param {string[]} unfinished parts that are still to come
 */
export function reportFacts({ capture, fit, sizing, question, session }, unfinished) {
  const answers = sizing !== undefined && fit?.id === sizing.fit;
  const facts = [...ofCapture(capture), ...ofQuestion(question),
    ["Traffic before", answers ? span(hoursOf(sizing.history) * 3600) : UNKNOWN],
    ["Sessions", session.isWire ? "from first to last packet" : session.title],
    ["Model", answers ? `${fit.model}, seed ${fit.seed}` : UNKNOWN],
    ["Fit", answers ? fit.id : UNKNOWN],
    ["Printed", instant(new Date().toISOString())],
    ["Address", location.href],
  ];
  return el("section", { class: "report print-only", "aria-label": "What was assumed" },
    unfinished.length === 0 ? null : el("p", { class: "report-unfinished" },
      `Printed too early. Still being computed, and missing or not final here: ${listed(unfinished)}. The page's own Print button waits for all of it.`),
    el("h2", {}, "What was assumed"),
    el("dl", { class: "report-facts" }, facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))));
}

function ofCapture(capture) {
  return [["Capture", nameOf(capture)], ["People in it", count(capture.users)], ["Captured", instant(capture.start)]];
}

function ofQuestion(question) {
  const { users, certainty, horizon, growth, years, utilisation, people } = question;
  return [
    ["Users", count(users)],
    ["Certainty", percent(certainty)],
    ["Horizon", span(hoursOf(horizon) * 3600)],
    ["Growth", growth === 0 || years === 0 ? "none" : `${percent(growth)} a year for ${short(years)} years`],
    ["Utilisation", percent(utilisation)],
    ["People", PEOPLE[people]],
    ...ofPeople(question).map((name) => ASSUMED[name](question[name])),
  ];
}
