import { el } from "./element.js";
import { announce } from "./announcer.js";
import { isSettled } from "./fits.js";
import { bytes, count, percent } from "./format.js";

const STAGES = { upload: "Upload", parse: "Parse", fit: "Fit", answer: "Answer" };

/** The way from a capture to an answer in four stages, each with what it has done so far. */
export class Progress {
  #rows = new Map();
  #bars = new Map();

  constructor(container) {
    const list = el("ol", { class: "stages" });
    for (const [stage, title] of Object.entries(STAGES)) {
      const detail = el("span", { class: "stage-detail" }, "waiting");
      const bars = el("div", { class: "stage-bars" });
      const row = el("li", { class: "stage", "data-stage": stage, "data-state": "waiting" }, el("span", { class: "stage-title" }, title), detail, bars);
      this.#rows.set(stage, { row, detail, bars });
      list.append(row);
    }
    container.replaceChildren(list);
  }

  /** How many bytes of the file have left. */
  sent(sentBytes, totalBytes) {
    this.#state("upload", sentBytes < totalBytes ? "running" : "done", `${bytes(sentBytes)} of ${bytes(totalBytes)} sent`);
    this.#bar("upload", "", sentBytes, totalBytes);
    announceQuarters("Upload", sentBytes, totalBytes);
  }

  /** What the service has read so far. */
  read(progress) {
    this.#state("parse", "running", parsed(progress.packets, progress.streams));
  }

  /** All of a capture was read. */
  parsed(capture) {
    const size = capture.bytes === null || capture.bytes === undefined ? "" : `${bytes(capture.bytes)} of traffic`;
    this.#state("upload", "done", size);
    this.#rows.get("upload").bars.replaceChildren();
    this.#state("parse", "done", parsed(capture.packets, capture.streams.tcp + capture.streams.udp));
    this.#state("fit", "running", "waiting for the metrics");
  }

  /** Which fits there are. */
  fits(fits) {
    const words = fits.map((fit) => `${fit.model}: ${fit.status}`);
    if (words.length > 0 && fits.every(isSettled)) {
      words.push("comparing them on the second half of the capture");
    }
    this.#state("fit", "running", words.length === 0 ? "waiting for a fit to begin" : words.join(", "));
    announce(words.join(", "));
  }

  /** How far a chain of a fit is. */
  chain(fit, { chain, iteration, total, phase }) {
    this.#bar("fit", `${fit.model}, chain ${chain}`, iteration, total, `${phase === "warmup" ? "warm-up" : phase} ${count(iteration)} of ${count(total)}`);
  }

  /** The fit is there, the answer is being computed. */
  computing() {
    this.#state("fit", "done", "");
    this.#state("answer", "running", "computing the law of concurrent connections and the peak over the horizon");
    announce("Computing the answer");
  }

  #state(stage, state, text) {
    const { row, detail } = this.#rows.get(stage);
    row.dataset.state = state;
    detail.textContent = text;
  }

  #bar(stage, name, value, total, text = "") {
    const key = `${stage}/${name}`;
    if (!this.#bars.has(key)) {
      const meter = el("progress", { "aria-label": name === "" ? STAGES[stage] : name });
      const label = el("span", { class: "bar-text" });
      this.#bars.set(key, { meter, label });
      this.#rows.get(stage).bars.append(el("div", { class: "bar" }, name === "" ? null : el("span", { class: "bar-name" }, name), meter, label));
    }
    const { meter, label } = this.#bars.get(key);
    meter.max = Math.max(total, 1);
    meter.value = value;
    label.textContent = text;
  }
}

function parsed(packets, streams) {
  return `${count(packets)} packets, ${count(streams)} streams`;
}

function announceQuarters(what, value, total) {
  if (total > 0) {
    announce(`${what} ${percent(Math.floor(4 * value / total) / 4)}`);
  }
}
