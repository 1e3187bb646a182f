import { el } from "./element.js";
import { count, instant, percent, short, span } from "./format.js";
import { hoursOf } from "./horizon.js";
import { nameOf } from "./result-head.js";

/**
 * What a printed answer has to say of itself, because nobody can press anything on paper: what was assumed, of which capture and fit, and when.
 *
 * @param {{capture: Object, fit: Object, sizing: Object, question: Object, session: Object}} shown what the page shows
 */
export function reportFacts({ capture, fit, sizing, question, session }) {
  const { growth, years, utilisation } = question;
  const facts = [
    ["Capture", nameOf(capture)],
    ["People in it", count(capture.users)],
    ["Captured", instant(capture.start)],
    ["Users", count(sizing.users)],
    ["Certainty", percent(sizing.certainty)],
    ["Horizon", span(hoursOf(sizing.horizon) * 3600)],
    ["Traffic before", span(hoursOf(sizing.history) * 3600)],
    ["Growth", growth === 0 || years === 0 ? "none" : `${percent(growth)} a year for ${short(years)} years`],
    ["Utilisation", percent(utilisation)],
    ["Sessions", session.isWire ? "from first to last packet" : session.title],
    ["Model", `${fit.model}, seed ${fit.seed}`],
    ["Fit", fit.id],
    ["Printed", instant(new Date().toISOString())],
    ["Address", location.href],
  ];
  return el("section", { class: "report print-only", "aria-label": "What was assumed" },
    el("h2", {}, "What was assumed"),
    el("dl", { class: "report-facts" }, facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))));
}
