import { checkFields } from "./field-problems.js";
import { el } from "./element.js";
import { section } from "./section.js";
import { problemNotice } from "./problem.js";
import { formatChanges, hasService, servicePath, STATES, timeoutAt } from "./timeouts.js";

const TEN_YEARS_SECONDS = 315_576_000;
const UDP = STATES.filter(({ protocol }) => protocol === "UDP").map(({ path }) => path);

/** The timeouts of the session definition shown, to be changed in place and counted again. */
export class TimeoutsEditor {
  #session;
  #count;
  #form;
  #notice = el("p", { class: "field-problem", role: "alert" });
  #button = el("button", { type: "submit", class: "button primary", id: "count-again", disabled: true }, "Count again");

  /**
   * @param {import("./session.js").Session} session the definition shown
   * @param {(timeouts: string|null) => Promise} count counts again with these timeouts, null with the own ones of the profile
   */
  constructor(session, count) {
    this.#session = session;
    this.#count = count;
    this.#form = el("form", { class: "timeouts", novalidate: true, "aria-label": "Timeouts", oninput: () => this.#changedNow(), onsubmit: (event) => this.#submit(event) },
      el("div", { class: "timeouts-protocols" }, this.#block("TCP"), this.#block("UDP"), this.#services()),
      el("p", { class: "actions screen-only for-uploaders" }, this.#button,
        session.isEdited ? el("button", { type: "button", class: "button", id: "timeouts-reset", onclick: () => this.#count(null) }, `Back to ${session.base.title}`) : null),
      this.#notice);
    this.element = section("timeouts", `Timeouts of ${session.title}`,
      el("p", { class: "section-lead" }, "How long an entry of the session table is kept without a packet, in each state; when closed or reset, how long it lingers. "
        + "A service may end its entry sooner. Change a number or a rule and count again: the capture is replayed through them, and fitted anew."),
      this.#form);
    this.figures = [];
  }

  /** Goes to the first timeout. */
  focus() {
    this.#form.querySelector("input").focus();
  }

  #block(protocol) {
    const states = STATES.filter((state) => state.protocol === protocol);
    const rows = protocol === "UDP" && this.#isOne(UDP)
      ? [this.#row("idle, whatever was sent", UDP, protocol)]
      : states.map(({ path, name }) => this.#row(name, [path], protocol));
    return el("fieldset", { class: "timeouts-protocol" }, el("legend", {}, protocol), rows);
  }

  #services() {
    const { services } = this.#session;
    return services.length === 0 ? null : el("fieldset", { class: "timeouts-protocol timeouts-services" }, el("legend", {}, "Services"), services.map((rule) => this.#service(rule)));
  }

  #service(rule) {
    const { base, changes } = this.#session;
    const path = servicePath(rule);
    const original = base.services?.find(({ name }) => name === rule.name);
    const isOn = changes.get(path) ?? original !== undefined;
    const id = `service-${rule.name}`;
    return el("div", { class: "timeout service", "data-changed": isOn !== (original !== undefined) },
      el("label", { for: id }, `${rule.name} over ${rule.protocol.toUpperCase()} (port ${rule.ports.join(", ")}): the first reply ends the entry`),
      el("input", { type: "checkbox", id, name: path, checked: isOn, "aria-describedby": `${id}-source` }),
      el("p", { class: "hint", id: `${id}-source` }, original?.source ?? "not known of this product"));
  }

  /** Timeouts that are all the same stand in one field. */
  #isOne(paths) {
    return new Set(paths.map((path) => this.#secondsAt(path))).size === 1;
  }

  #secondsAt(path) {
    const { base, changes } = this.#session;
    return changes.has(path) ? changes.get(path) : timeoutAt(base, path)?.seconds ?? null;
  }

  #row(name, paths, protocol) {
    const id = `timeout-${paths[0].replace(".", "-")}`;
    const original = timeoutAt(this.#session.base, paths[0]);
    const value = this.#secondsAt(paths[0]);
    const isChanged = value !== (original?.seconds ?? null);
    const source = original === null ? "not known of this product" : original.source + (original.verified ? "" : " (not the vendor's own word)");
    return el("div", { class: "timeout", "data-changed": isChanged },
      el("label", { for: id }, el("span", { class: "visually-hidden" }, `${protocol} `), name),
      el("span", { class: "timeout-value" },
        el("input", { type: "number", id, name: paths.join(" "), min: 0, max: TEN_YEARS_SECONDS, step: "any", inputmode: "decimal", value, placeholder: "–", required: paths[0] === "tcp.synSent", "aria-describedby": `${id}-source` }),
        el("span", { class: "unit" }, "s")),
      el("p", { class: "hint", id: `${id}-source` }, isChanged && original !== null ? `${original.seconds} s by ${source}` : source));
  }

  #changes() {
    const { base } = this.#session;
    const changes = new Map();
    for (const rule of this.#session.services) {
      const isOn = this.#form.elements[servicePath(rule)].checked;
      if (isOn !== hasService(base, rule)) {
        changes.set(servicePath(rule), isOn);
      }
    }
    for (const input of this.#form.querySelectorAll("input[type=number]")) {
      const seconds = input.value === "" ? null : input.valueAsNumber;
      for (const path of input.name.split(" ")) {
        if (seconds !== (timeoutAt(base, path)?.seconds ?? null)) {
          changes.set(path, seconds);
        }
      }
    }
    return changes;
  }

  #changedNow() {
    const { base, changes } = this.#session;
    this.#button.disabled = formatChanges(base.name, this.#changes()) === formatChanges(base.name, changes);
  }

  async #submit(event) {
    event.preventDefault();
    if (!checkFields(this.#form, this.#notice)) {
      return;
    }
    const changes = this.#changes();
    this.#button.disabled = true;
    this.#button.textContent = "Counting …";
    try {
      await this.#count(changes.size === 0 ? null : formatChanges(this.#session.base.name, changes));
    } catch (error) {
      this.#notice.replaceChildren(problemNotice(error));
      this.#button.textContent = "Count again";
      this.#button.disabled = false;
    }
  }
}
