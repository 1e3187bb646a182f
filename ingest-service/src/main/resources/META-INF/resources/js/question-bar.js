import { checkFields } from "./field-problems.js";
import { el } from "./element.js";
import { HOURS_PATTERN } from "./horizon.js";
import { newestByModel } from "./fits.js";
import { horizonField, readQuestion, writeQuestion } from "./question-fields.js";
import { CAPTURED, DEFAULT_QUESTION, ofPeople, PEOPLE, PRIOR } from "./route.js";

const SETTLE_MILLIS = 350;

/** The question beside the answer: every change of it asks again, without a new upload. */
export class QuestionBar {
  #form;
  #notice = el("p", { class: "field-problem", role: "alert" });
  #definition = el("select", { id: "q-definition", name: "definition" });
  #model = el("select", { id: "q-model", name: "model" });
  #hours = textField("hours", "Hours of the day", { pattern: HOURS_PATTERN, placeholder: "the busiest", autocomplete: "off", "data-expected": "two hours of the day with a hyphen between them, such as 9-17, are expected" }, "UTC", "Such as 9-17; the horizon is then as long. Without them, the busiest of those captured.");
  #ofPeople = el("details", { class: "more", id: "q-of-people" }, el("summary", {}, "Hours captured and public data"),
    el("div", { class: "question-fields" },
      choiceField("captured", "Hours captured", CAPTURED, "The busiest: at other hours these people do no more than when captured."),
      choiceField("prior", "Known of people before", PRIOR, "Public data pull a first capture that is unusual towards what people do."),
      this.#hours));
  #growth = el("details", { class: "more" }, el("summary", {}, "Growth and headroom"),
    el("div", { class: "question-fields" },
      numberField("growth", "Growth", { min: 0, max: 1000, step: "any", inputmode: "decimal" }, "% a year"),
      numberField("years", "Years", { min: 0, max: 50, step: "any", inputmode: "decimal" }),
      numberField("utilisation", "Utilisation", { min: 1, max: 100, step: "any", inputmode: "decimal" }, "%")));
  #timeouts;
  #base;
  #timer = 0;

  /**
   * @param {{preview: (question: Object) => void, question: (question: Object) => void, definition: (name: string) => void, timeouts: () => void, model: (name: string) => void}} listener
   *     hears what the reader asks for instead
   */
  constructor(listener) {
    this.#timeouts = el("button", { type: "button", class: "link edit", id: "q-timeouts", hidden: true, onclick: listener.timeouts }, "Change timeouts");
    this.#form = el("form", { class: "card question", id: "question", "aria-label": "Change the question", novalidate: true },
      el("div", { class: "question-fields" },
        numberField("users", "Users", { min: 1, step: 1, inputmode: "numeric" }),
        numberField("certainty", "Certainty", { min: 50, max: 99.99, step: "any", inputmode: "decimal" }, "%"),
        numberField("horizon", "Horizon", { min: 0.05, max: 720, step: "any", inputmode: "decimal" }, "h"),
        choiceField("people", "People", PEOPLE),
        this.#ofPeople,
        selectField("q-definition", "Device", this.#definition, this.#timeouts),
        selectField("q-model", "Model", this.#model)),
      this.#growth,
      this.#notice);
    this.#listen(listener);
    this.element = this.#form;
  }

  /** Shows a question in the fields. */
  show(question) {
    this.#base = question;
    if (!this.#form.contains(document.activeElement)) {
      writeQuestion(this.#form, question);
    } else {
      this.#agreeOnHours(question);
    }
    this.#ofPeople.hidden = ofPeople(question).length === 0;
    if (ofPeople(question).some((name) => question[name] !== DEFAULT_QUESTION[name])) {
      this.#ofPeople.open = true;
    }
    if (question.growth !== 0 || question.utilisation !== 1) {
      this.#growth.open = true;
    }
  }

  /** Horizon and hours of the day go together: the one that is not being changed follows. */
  #agreeOnHours({ horizon, hours }) {
    const fields = this.#form.elements;
    if (document.activeElement !== fields.horizon) {
      fields.horizon.value = horizonField(horizon);
    }
    if (document.activeElement !== fields.hours) {
      fields.hours.value = hours;
    }
  }

  /** Whether hours of the day can be chosen: where captures tell them apart. */
  tellHours(known) {
    this.#hours.hidden = !known;
  }

  /** Offers session definitions, the one shown where it is none of them, and all of them; the session is null where all are compared. */
  showDefinitions(profiles, session) {
    const isOther = session !== null && !profiles.some(({ name }) => name === session.name);
    const own = isOther ? [{ name: session.name, title: session.title }] : [];
    this.#definition.replaceChildren(option("", "Compare all", session === null),
      ...[...profiles, ...own].map(({ name, title }) => option(name, title, name === session?.name)));
    this.#timeouts.hidden = session === null || session.isWire;
  }

  /** Offers no model: each device is shown by the default of its own. */
  showNoModels() {
    this.#model.replaceChildren(option("", "each device's own", true));
    this.#model.disabled = true;
  }

  /** Offers the models that the capture was fitted with. */
  showModels(fits, chosen) {
    const words = (fit) => fit.model + (fit.default ? " (default)" : "") + (fit.provisional ? " (best so far)" : "") + (fit.status === "failed" ? " (failed)" : "");
    this.#model.replaceChildren(...(fits.length === 0 ? [option("", "being fitted …", true)] : []), ...newestByModel(fits).map((fit) => option(fit.model, words(fit), fit.model === chosen)));
    this.#model.disabled = fits.length === 0;
  }

  #listen(listener) {
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("input", (event) => {
      if (event.target.matches("input") && this.#form.querySelector("input:invalid") === null) {
        listener.preview(readQuestion(this.#form, this.#base));
      }
    });
    this.#form.addEventListener("change", (event) => {
      clearTimeout(this.#timer);
      if (event.target === this.#definition) {
        listener.definition(this.#definition.value || null);
      } else if (event.target === this.#model) {
        listener.model(this.#model.value);
      } else if (this.#form.querySelector("input:invalid") === null) {
        checkFields(this.#form, this.#notice);
        this.#timer = setTimeout(() => listener.question(readQuestion(this.#form, this.#base)), SETTLE_MILLIS);
      } else {
        checkFields(this.#form, this.#notice);
      }
    });
  }
}

function numberField(name, title, attributes, unit = "") {
  const id = `q-${name}`;
  return el("div", { class: "field" },
    el("label", { for: id }, title, unit === "" ? null : [" ", el("span", { class: "unit" }, unit)]),
    el("input", { type: "number", id, name, required: true, ...attributes }));
}

function textField(name, title, attributes, unit, hint) {
  const id = `q-${name}`;
  return el("div", { class: "field", hidden: true },
    el("label", { for: id }, title, " ", el("span", { class: "unit" }, unit)),
    el("input", { type: "text", id, name, "aria-describedby": `${id}-hint`, ...attributes }),
    el("p", { class: "hint", id: `${id}-hint` }, hint));
}

/** A choice among `words`, what each value means by its value; with a hint where one is given. */
function choiceField(name, title, words, hint) {
  const id = `q-${name}`;
  const select = el("select", { id, name, "aria-describedby": hint ? `${id}-hint` : undefined }, Object.entries(words).map(([value, text]) => option(value, text, false)));
  const field = selectField(id, title, select);
  if (hint) {
    field.append(el("p", { class: "hint", id: `${id}-hint` }, hint));
  }
  return field;
}

function selectField(id, title, select, ...beside) {
  return el("div", { class: "field" }, el("div", { class: "caption-row" }, el("label", { for: id }, title), beside), select);
}

function option(value, text, selected) {
  return el("option", { value, selected }, text);
}
