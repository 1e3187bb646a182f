import { hoursBetween, hoursOf, isoOf } from "./horizon.js";
import { rounded } from "./format.js";

/** How the parts of a question stand in a form's fields: as people say them, per cent and hours. */
const FIELDS = {
  users: { read: (value) => value, write: (value) => value },
  certainty: { read: (value) => rounded(value / 100), write: (value) => rounded(value * 100) },
  horizon: { read: isoOf, write: (iso) => rounded(hoursOf(iso)) },
  growth: { read: (value) => rounded(value / 100), write: (value) => rounded(value * 100) },
  years: { read: (value) => value, write: (value) => value },
  utilisation: { read: (value) => rounded(value / 100), write: (value) => rounded(value * 100) },
  people: { read: (value) => value, write: (value) => value },
  captured: { read: (value) => value, write: (value) => value },
  prior: { read: (value) => value, write: (value) => value },
  hours: { read: (value) => value.replace(/\s+/g, ""), write: (value) => value },
};

/** A horizon as it stands in its field. */
export const horizonField = FIELDS.horizon.write;

/** Reads a question from a form; what it has no field for stays as in `base`. The horizon is as long as the hours of the day; who changes it wants others. */
export function readQuestion(form, base) {
  const question = { ...base };
  for (const [name, input] of inputs(form)) {
    question[name] = FIELDS[name].read(input.type === "number" ? input.valueAsNumber : input.value);
  }
  if (question.hours !== base.hours && hoursBetween(question.hours) > 0) {
    question.horizon = isoOf(hoursBetween(question.hours));
  } else if (question.horizon !== base.horizon) {
    question.hours = "";
  }
  return question;
}

/** Writes a question into a form's fields. */
export function writeQuestion(form, question) {
  for (const [name, input] of inputs(form)) {
    input.value = FIELDS[name].write(question[name]);
  }
}

function inputs(form) {
  return Object.keys(FIELDS).map((name) => [name, form.elements.namedItem(name)]).filter(([, input]) => input !== null);
}
