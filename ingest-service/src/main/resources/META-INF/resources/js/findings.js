import { findingsGuide } from "./api.js";
import { el } from "./element.js";
import { meaningsIn } from "./findings-guide.js";

const LABELS = { refusal: "No answer", warning: "Warning", note: "Note" };
let meanings;

/**
 * What the reader should know before relying on it, the gravest first, as the service has ordered them; nothing where there is nothing. Each opens to
 * what it means and what to do.
 *
 * @param {Array<{code: string, severity: string, text: string}>} findings findings of a document
 */
export function findingsView(findings) {
  return findings.length === 0 ? null : el("ul", { class: "findings", "aria-label": "What to know" }, findings.map(findingView));
}

function findingView({ code, severity, text }) {
  const more = el("p", { class: "finding-more" });
  const details = el("details", { ontoggle: () => details.open && explain(more, code) },
    el("summary", {}, el("span", { class: "finding-label" }, LABELS[severity] ?? severity), " ", sentence(text)), more);
  return el("li", { class: `finding ${severity}`, "data-code": code }, details);
}

/** Refusals are clauses, for other texts go on after them. */
function sentence(text) {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return begun.endsWith(".") ? begun : `${begun}.`;
}

async function explain(place, code) {
  if (place.textContent === "") {
    meanings ??= findingsGuide().then(meaningsIn, () => new Map());
    place.textContent = (await meanings).get(code) ?? "Nothing more is known of it.";
  }
}
