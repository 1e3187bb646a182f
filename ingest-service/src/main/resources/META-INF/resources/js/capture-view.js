import * as api from "./api.js";
import { announce } from "./announcer.js";
import { answerView, figuresView, showEstimate, spokenAnswer } from "./answer.js";
import { backtestOf } from "./backtest-of.js";
import { backtestView } from "./backtest-section.js";
import { BestSoFar } from "./best-so-far.js";
import { captureSection } from "./capture-section.js";
import { checksView } from "./checks-section.js";
import { Curve } from "./curve.js";
import { Distribution } from "./distribution.js";
import { devicesView } from "./devices.js";
import { el } from "./element.js";
import { failedFitView } from "./failed-fit.js";
import { fitSection } from "./fit-section.js";
import { finalDefault, fitsUnder, listedFit, quickDefaults } from "./fits.js";
import { count } from "./format.js";
import { hostsView } from "./hosts.js";
import { LateSection } from "./late-section.js";
import { estimatedSize } from "./levels.js";
import { Meanings } from "./meanings.js";
import { metricsOf } from "./metrics-of.js";
import { noDefaultView } from "./no-default.js";
import { Places } from "./places.js";
import { populationSections } from "./population-sections.js";
import { Printing } from "./printing.js";
import { isAbort, Problem, problemNotice } from "./problem.js";
import { Progress } from "./progress.js";
import { QuestionBar } from "./question-bar.js";
import { redraws } from "./redraws.js";
import { partsIn, reportFacts } from "./report.js";
import { resultHead } from "./result-head.js";
import { formatRoute, WIRE } from "./route.js";
import { Session } from "./session.js";
import { threeSetsView } from "./three-sets.js";
import { TimeoutsEditor } from "./timeouts-editor.js";
import { UsersSection } from "./users-section.js";

const SETTLE_MILLIS = 250;
const PLACES = ["answer", "report", "figures", "population", "timeouts", "users", "distribution", "backtest", "sets", "checks", "capture", "fit"];
const OF_THE_ANSWER = ["report", "figures", "population", "users", "distribution", "backtest", "sets", "checks"];

/**
 * One capture and its answer. What a change of the route does not touch stays as it is: another number of users asks only
 * for the sizing and the law again, another model also for its fit, another session definition also for the metrics.
 */
export class CaptureView {
  #root;
  #change;
  #profiles;
  #bar;
  #places = new Places(PLACES);
  #printing = new Printing({
    shown: () => (this.#root.hidden ? undefined : this.#shown.capture?.id),
    ask: () => this.#shown.late?.forEach((section) => section.show()),
    unfinished: () => partsIn(this.#places.unfinished()),
    report: (unfinished) => this.#showReport(unfinished),
  });
  #shown = {};
  #settling = 0;
  #known = [];

  /**
   * @param {HTMLElement} root where to build it
   * @param {Promise<Array>} profiles session definitions, `{name, title}`
   * @param {{change: (part: Object) => void, leave: () => void, again: () => void, take: (capture: Object, users: number) => void}} listener `change` asks for parts of the
   *     route to change, `again` for the same route once more, `leave` for the form, `take`
   *     for the same capture as that of another number of users
   */
  constructor(root, profiles, listener) {
    this.#root = root;
    this.#profiles = profiles;
    this.#change = listener;
    this.#bar = new QuestionBar({
      preview: (question) => this.#preview(question),
      question: (question) => listener.change({ question }),
      definition: (definition) => listener.change({ definition, timeouts: null, model: null }),
      timeouts: () => this.#shown.timeouts?.focus(),
      model: (model) => listener.change({ model }),
    });
  }

  /** Shows what a route asks for; ends early, without a word, where the signal says that another route was taken. */
  async show(route, signal) {
    try {
      await this.#show(route, signal);
    } catch (error) {
      if (!isAbort(error)) {
        this.#fail(error);
      }
    }
  }

  async #show(route, signal) {
    if (this.#shown.capture?.id !== route.captureId) {
      await this.#open(route.captureId, signal);
    }
    this.#ask(route);
    this.#known = await this.#profiles;
    if (route.definition === null) {
      await this.#showDevices(route, signal);
      return;
    }
    const session = new Session(route, this.#known);
    this.#showSession(session);
    const metrics = this.#showMetrics(session, signal);
    const { fit, asked } = await this.#fitOf(session, route, signal);
    await this.#showFit(fit, signal);
    if (fit.status === "failed") {
      this.#showFailed(fit);
    } else if (route.model === null && !fit.default) {
      this.#showNoDefault();
    } else {
      await this.#showAnswer(fit, route.question, session, signal, asked);
    }
    await metrics;
  }

  /** The sizes with all devices, and what was captured. */
  async #showDevices({ captureId, question }, signal) {
    this.#bar.showDefinitions(this.#known, null);
    this.#bar.showNoModels();
    this.#leaveSession();
    const metrics = this.#showMetrics({ name: WIRE, entries: "concurrent connections" }, signal);
    const progress = this.#progress();
    progress()?.fits([]);
    const names = this.#known.map(({ name }) => name);
    if (!await quickDefaults(captureId, names, signal, ({ fits }) => progress()?.fits(fits))) {
      this.#change.change({ definition: WIRE });
      return;
    }
    progress()?.computing();
    const sizes = await api.profileSizes(captureId, question, signal);
    this.#places.put("answer", devicesView(sizes, (definition) => formatRoute({ captureId, definition, question })));
    this.#places.empty("figures", "population");
    this.#shown.answered = true;
    this.#shown.progress = undefined;
    document.title = `Devices for ${count(question.users)} users – Tidemark`;
    announce(sizes.sentence);
    await metrics;
  }

  /** Nothing stays of the session definition that was shown before. */
  #leaveSession() {
    if (this.#shown.session !== undefined) {
      this.#shown.session = undefined;
      this.#shown.timeouts = undefined;
      this.#shown.fit = undefined;
      this.#places.empty("timeouts", "fit");
    }
  }

  async #open(captureId, signal) {
    this.#clear();
    this.#root.replaceChildren(el("p", { class: "loading" }, "Opening the capture …"));
    const capture = await api.capture(captureId, signal);
    this.#shown = { capture };
    const head = resultHead(capture, this.#printing, () => this.#change.leave());
    this.#root.replaceChildren(head, this.#body());
    if (capture.status === "failed") {
      throw new Problem("This capture could not be read", capture.reason ?? capture.detail ?? "Its upload failed; nothing of it is kept. Upload it again.");
    }
    if (capture.unmeasured) {
      throw new Problem("There is nothing to size from", `The capture was read, but ${capture.unmeasured}.`);
    }
  }

  /** Another definition or model makes the answer shown wrong at once; another question lets it stand until the new one is there. */
  #ask({ question, definition, model }) {
    const { asked } = this.#shown;
    if (asked?.definition !== definition || asked?.model !== model) {
      this.#forgetAnswer();
      this.#places.empty("answer");
      this.#places.busy("answer");
      this.#bar.showModels([], null);
    } else {
      this.#preview(question);
    }
    this.#shown.asked = { definition, model, question };
    this.#bar.show(question);
  }

  /** What can be said of a changed question at once, from the laws that are here: about right, until the service has answered. */
  #preview(question) {
    const { sizing, curve, distribution, users } = this.#shown;
    const levels = curve?.known?.levels;
    this.#places.busy("answer", "figures", "population");
    redraws.asked();
    if (this.#shown.answered && curve?.isOf(sizing.fit, question) && levels?.covers(question.users) && levels.covers(sizing.users)) {
      const size = estimatedSize(sizing, levels, question);
      showEstimate(this.#places.element("answer"), question.users, size);
      users.mark(question.users, size);
      distribution.show(levels.law(question.users), size);
      redraws.drawn();
    }
  }

  /** A number of users that the reader passes on the way to another, or stays at. */
  #move(users) {
    const question = { ...this.#shown.asked.question, users };
    this.#shown.asked.question = question;
    clearTimeout(this.#settling);
    this.#bar.show(question);
    this.#preview(question);
  }

  #settle() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#change.change({ question: this.#shown.asked.question }), SETTLE_MILLIS);
  }

  #body() {
    return el("div", { class: "result-body" },
      el("div", { class: "answer-grid" }, this.#places.element("answer"), this.#bar.element), this.#places.others("answer"));
  }

  #showReport(unfinished) {
    if (this.#shown.session === undefined) {
      return;
    }
    this.#places.put("report", reportFacts({ ...this.#shown, question: this.#shown.asked.question }, unfinished));
  }

  /**
   * The fit that a route asks for, started where there is none and waited for until nothing is compared any more. Until then the best so far is shown.
   *
   * @returns {Promise<{fit: Object, asked: ?Promise<Object>}>} the fit's document, and its sizing document where it was asked for on the way
   */
  async #fitOf(session, route, signal) {
    const early = this.#bestSoFar(route.question, session, signal);
    let fit;
    let asked;
    try {
      fit = await this.#finalFit(session, route, signal, early);
    } finally {
      asked = early.settle(fit?.id);
    }
    return { fit, asked };
  }

  async #finalFit(session, { captureId, definition, model }, signal, early) {
    if (model !== null && listedFit(await fitsUnder(captureId, definition, signal), model) === undefined) {
      await this.#start(session, model, signal);
    }
    const best = await this.#finalDefault(session, signal, this.#progress(), model === null ? early : null);
    const fits = await fitsUnder(captureId, definition, signal);
    const fit = model === null && best !== null ? best : listedFit(fits, model);
    if (fit === undefined) {
      throw new Problem("No such fit", `The capture has no fit of the model ${model} under the definition ${definition}.`);
    }
    this.#shown.fits = fits;
    this.#bar.showModels(fits, fit.model);
    return fit === best ? best : api.fit(fit.id, signal);
  }

  /** The default under a session definition once it is final, null where none can be trusted; the models are started where nobody asked for them yet. */
  async #finalDefault(session, signal, progress, early) {
    return finalDefault(this.#shown.capture.id, session.name, signal, {
      start: async () => {
        progress()?.fits([]);
        await this.#start(session, undefined, signal);
      },
      comparing: (document) => {
        progress()?.fits(document.fits);
        early?.comparing(document);
      },
      progress: (fit, event) => progress()?.chain(fit, event),
    });
  }

  /** Has a model fitted, or without one all that compete; under a profile the capture is measured first. */
  async #start(session, model, signal) {
    if (!session.isWire && this.#shown.measured !== session.name) {
      await this.#measure(session.asked, signal);
    }
    await api.startFit({ captures: [this.#shown.capture.id], definition: session.name, model }, signal);
  }

  /** What is shown until the default is final: the answer and its figures, no more, for all of it may soon be another. */
  #bestSoFar(question, { entries }, signal) {
    return new BestSoFar({
      sizing: (fitId, wanted) => api.sizing(fitId, question, wanted),
      show: (sizing, note) => {
        this.#places.putProvisional("answer", answerView(sizing, question, entries, note));
        this.#places.putProvisional("figures", figuresView(sizing, question, entries));
        announce(`Best so far: ${spokenAnswer(sizing, entries)}`);
      },
    }, signal);
  }

  /** Has the capture measured under a definition or an edited profile, and returns the definition's name. */
  async #measure(asked, signal) {
    const { definition } = await api.publishDefinition(this.#shown.capture.id, asked, signal);
    this.#shown.measured = definition;
    return definition;
  }

  #showSession(session) {
    const { name, base, isWire } = session;
    this.#bar.showDefinitions(this.#known, session);
    if (this.#shown.session?.name !== name) {
      this.#shown.session = session;
      this.#shown.timeouts = isWire ? undefined : new TimeoutsEditor(session, (timeouts) => this.#countAgain(base, timeouts));
      this.#places.fill("timeouts", this.#shown.timeouts ?? { element: "", figures: [] });
    }
  }

  /** Counts the sessions again with timeouts changed, or with the profile's own where nothing is. */
  async #countAgain(base, timeouts) {
    if (timeouts === null) {
      this.#change.change({ definition: base.name, timeouts, model: null });
    } else {
      const { asked } = new Session({ definition: "", timeouts }, this.#known);
      this.#change.change({ definition: await this.#measure(asked), timeouts, model: null });
    }
  }

  /** Progress takes the answer's place when there is something to wait for: it is made when it first has something to say. */
  #progress() {
    let progress = null;
    return () => {
      if (progress === null && this.#shown.answered !== true && !this.#places.isProvisional("answer")) {
        progress = new Progress(this.#places.element("answer"));
        progress.parsed(this.#shown.capture);
        this.#shown.progress = progress;
      }
      return progress;
    };
  }

  async #showMetrics({ name: definition, entries }, signal) {
    if (this.#shown.definition === definition) {
      return;
    }
    this.#shown.definition = undefined;
    this.#places.busy("capture");
    try {
      const { capture } = this.#shown;
      const metrics = await metricsOf(capture.id, definition, signal);
      const hosts = hostsView(capture, await this.#hosts(capture, signal), (users) => this.#change.take(capture, users));
      this.#places.fill("capture", captureSection(capture, metrics, entries, hosts));
      this.#shown.definition = definition;
    } catch (error) {
      if (!isAbort(error)) {
        this.#places.fill("capture", { element: problemNotice(error), figures: [] });
      }
    }
  }

  /** The hosts of a capture; null of one stored before they were told apart. */
  #hosts({ id, hosts }, signal) {
    return hosts ? api.hosts(id, signal) : null;
  }

  async #showFit(fit, signal) {
    if (this.#shown.fit?.id === fit.id) {
      return;
    }
    this.#places.fill("fit", fitSection(fit, new Meanings(await api.families(signal), fit.model)));
    this.#shown.fit = fit;
  }

  #showFailed({ model }) {
    const { fit, fits } = this.#shown;
    this.#forgetAnswer();
    this.#places.put("answer", failedFitView(fit, fits, {
      model: (name) => this.#change.change({ model: name }),
      longer: () => this.#fitLonger(fit),
    }));
    document.title = "No answer – Tidemark";
    announce(`The model ${model} gives no answer.`);
  }

  #showNoDefault() {
    const { fit, fits } = this.#shown;
    this.#forgetAnswer();
    this.#places.put("answer", noDefaultView(fit, fits, (model) => this.#change.change({ model })));
    document.title = "No answer – Tidemark";
    announce("No model answers for this capture by default.");
  }

  async #fitLonger({ captures, definition, model, chains, warmup, draws, seed }) {
    try {
      await api.startFit({ captures, definition, model, chains, warmup: 2 * warmup, draws: 2 * draws, seed });
      this.#change.change({ model });
    } catch (error) {
      this.#fail(error);
    }
  }

  async #showAnswer(fit, question, { entries }, signal, asked) {
    this.#shown.progress?.computing();
    const known = this.#shown.people?.fit === fit.id ? this.#shown.people : api.people(fit.id, signal);
    const tideKnown = this.#shown.tide?.fit === fit.id ? this.#shown.tide : api.tide(fit.id, signal);
    const [sizing, laws, people, tide] = await Promise.all([
      asked ?? api.sizing(fit.id, question, signal), api.concurrency(fit.id, question.users, question, signal), known, tideKnown]);
    Object.assign(this.#shown, { people, tide });
    this.#bar.tellHours((tide?.hours.length ?? 0) > 0);
    this.#places.put("answer", answerView(sizing, question, entries));
    this.#places.put("figures", figuresView(sizing, question, entries));
    this.#showPopulation(sizing, people, tide);
    this.#showLaw(laws.results[0], sizing);
    this.#shown.sizing = sizing;
    this.#showChecksOf(fit.id);
    redraws.answered();
    this.#shown.answered = true;
    this.#shown.progress = undefined;
    document.title = `${count(sizing.concurrentConnections.size)} for ${count(sizing.users)} users – Tidemark`;
    announce(spokenAnswer(sizing, entries));
    await this.#showUsers(fit.id, question, sizing);
  }

  /** What holds the model against its captures, once for a fit; asked for when the reader comes near. */
  #showChecksOf(fitId) {
    if (this.#shown.late === undefined) {
      const backtest = new LateSection("backtest", "Does the model predict this traffic?", "Holding the second half against the first …",
        async (signal) => backtestView(await backtestOf(fitId, signal)));
      const sets = new LateSection("three-sets", "Measured, predicted, resampled", "Drawing traffic like that of the capture …",
        async (signal) => threeSetsView(await api.comparison(fitId, signal)));
      const checks = new LateSection("checks", "Does the model resemble what it was fitted to?", "Drawing data sets from the model …", async (signal) => {
        const known = await api.checks(fitId, signal);
        return known === null ? null : checksView(known);
      });
      this.#shown.late = [backtest, sets, checks];
      this.#places.fill("backtest", backtest);
      this.#places.fill("sets", sets);
      this.#places.fill("checks", checks);
    }
  }

  /** How certain the answer is for people who differ, where it says so. */
  #showPopulation({ population }, people, tide) {
    if (population) {
      this.#places.fill("population", populationSections(population, people, tide));
    } else {
      this.#places.empty("population");
    }
  }

  #showLaw(law, sizing) {
    if (this.#shown.distribution === undefined) {
      this.#shown.distribution = new Distribution();
      this.#places.fill("distribution", this.#shown.distribution);
    }
    this.#shown.distribution.show(law, sizing.concurrentConnections.size);
  }

  /** The curve of a fit, and of what is taken of people, comes once, after its first answer. */
  async #showUsers(fitId, question, { users, concurrentConnections }) {
    if (this.#shown.curve?.isOf(fitId, question)) {
      this.#shown.users?.mark(users, concurrentConnections.size);
      return;
    }
    this.#shown.curve?.forget();
    const curve = new Curve(fitId, question);
    this.#shown.curve = curve;
    this.#shown.users = undefined;
    this.#places.fill("users", { element: el("p", { class: "loading" }, "Computing the law for 1 to 1,000,000 users …"), figures: [] });
    this.#places.busy("users");
    try {
      const { levels, few } = await curve.load();
      if (this.#shown.curve !== curve) {
        return;
      }
      this.#shown.users = new UsersSection(levels, [], few, { move: (number) => this.#move(number), settle: () => this.#settle() });
      const { sizing } = this.#shown;
      this.#shown.users.mark(sizing.users, sizing.concurrentConnections.size);
      this.#places.fill("users", this.#shown.users);
    } catch (error) {
      if (!isAbort(error)) {
        this.#places.fill("users", { element: problemNotice(error), figures: [] });
      }
    }
  }

  /** Nothing of an answer stays. */
  #forgetAnswer() {
    this.#shown.answered = false;
    this.#shown.curve?.forget();
    Object.assign(this.#shown, { progress: undefined, sizing: undefined, curve: undefined, users: undefined, distribution: undefined, late: undefined });
    this.#places.empty(...OF_THE_ANSWER);
  }

  #fail(error) {
    const again = el("button", { type: "button", class: "button", onclick: () => this.#change.again() }, "Try again");
    const notice = problemNotice(error, again);
    if (this.#places.element("answer").isConnected) {
      this.#forgetAnswer();
      this.#places.put("answer", notice);
    } else {
      this.#root.replaceChildren(notice);
    }
    document.title = "Problem – Tidemark";
    notice.focus();
  }

  #clear() {
    this.#shown.curve?.forget();
    this.#places.clear();
    this.#shown = {};
  }
}
