import { csv, save } from "../csv.js";
import { el } from "../element.js";
import { palette } from "./palette.js";

const living = new Set();
const drawing = new Set();
const printing = matchMedia("print");

/** ECharts, fetched when the first chart is drawn: the form works before a megabyte of charts has come. */
const echarts = () => import("./echarts.js");

/**
 * A plot with its title, its explanation and its data as CSV. It follows the page's size and colours until it is removed.
 */
export class Figure {
  #chart = null;
  #option = null;
  #table = null;
  #removed = false;
  #pointing = null;

  /**
   * @param {{title: string, note?: string|Array<string|Node>, label: string, csvTitle?: string, csvName: string, size?: string}} about title and note
   *     are seen, `label` describes the plot to those who do not see it, `csvTitle` names its data where the title alone does not,
   *     `size` is a class of the plot's height
   */
  constructor({ title, note = "", label, csvTitle = title, csvName, size = "tall" }) {
    this.plot = el("div", { class: `plot ${size}`, role: "img", "aria-label": label });
    this.note = el("p", { class: "figure-note" }, note);
    this.tools = el("span", { class: "tools" }, this.#csvButton(csvTitle, csvName));
    this.element = el("figure", { class: "figure" },
      el("figcaption", {}, el("h3", {}, title), this.tools),
      note === "" ? null : this.note,
      this.plot);
    this.resizing = new ResizeObserver(() => this.#resize());
  }

  /**
   * Draws.
   *
   * @param {(colours: Object, width: number) => Object} option makes the chart's option of the page's present colours and the plot's width
   * @param {() => {header: string[], rows: Iterable<Array>}} table makes the data as a table, when it is asked for
   */
  draw(option, table) {
    this.#option = option;
    this.#table = table;
    const drawn = this.#draw();
    drawing.add(drawn);
    return drawn.finally(() => drawing.delete(drawn));
  }

  async #draw() {
    const { init } = await echarts();
    if (this.#removed) {
      return;
    }
    if (this.#chart === null) {
      this.#chart = init(this.plot, null, { renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio) });
      living.add(this);
      this.resizing.observe(this.plot);
      this.#listenToPointer();
    }
    this.redraw();
  }

  /** Describes the plot to those who do not see it. */
  describe(label) {
    this.plot.setAttribute("aria-label", label);
  }

  /**
   * Lets the reader drag within the plot: `move` hears of every place on the way, `settle` of the last, both as coordinates of the axes.
   */
  onPoint(move, settle) {
    this.#pointing = { move, settle };
    this.plot.classList.add("pointed");
  }

  /** Draws again what was drawn, in the page's present colours. */
  redraw() {
    this.#chart?.setOption(this.#option(palette(), this.plot.clientWidth), { notMerge: true });
  }

  /** Lets go of everything. */
  remove() {
    this.#removed = true;
    living.delete(this);
    this.resizing.disconnect();
    this.#chart?.dispose();
    this.element.remove();
  }

  /** On paper a chart keeps the shape it has on the screen, scaled by the style sheet. */
  #resize() {
    if (!printing.matches) {
      this.#chart?.resize();
    }
  }

  #listenToPointer() {
    if (this.#pointing === null) {
      return;
    }
    const renderer = this.#chart.getZr();
    const place = ({ offsetX, offsetY }) => this.#chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY]);
    let last = null;
    const go = (event) => {
      last = place(event);
      this.#pointing.move(last);
    };
    const end = () => {
      if (last !== null) {
        this.#pointing.settle(last);
        last = null;
      }
    };
    renderer.on("mousedown", (event) => this.#chart.containPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]) && go(event));
    renderer.on("mousemove", (event) => last !== null && go(event));
    renderer.on("mouseup", end);
    renderer.on("globalout", end);
  }

  #csvButton(title, csvName) {
    const download = () => {
      if (this.#table !== null) {
        const { header, rows } = this.#table();
        save(csvName, csv(header, rows));
      }
    };
    return el("button", { type: "button", class: "link csv", "aria-label": `${title}: data as CSV`, onclick: download }, "CSV");
  }
}

/** Settles when every chart asked for so far has been drawn, or could not be. */
export function allDrawn() {
  return Promise.allSettled(drawing);
}

function redrawAll() {
  living.forEach((figure) => figure.redraw());
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
printing.addEventListener("change", redrawAll);
