import * as api from "./api.js";
import { confirmDeletion } from "./deletion.js";
import { el } from "./element.js";

/** Name of a capture, as the page shows it. */
export function nameOf({ id, name }) {
  return name === undefined || name === "" ? `capture ${id.slice(0, 8)}` : name;
}

/**
 * The line above an answer: the capture's name, and what can be done with all of it.
 *
 * @param {Object} capture document of the capture
 * @param {{print: () => void, leave: () => void}} listener `print` is asked for the report, `leave` hears that the capture is gone
 */
export function resultHead(capture, { print, leave }) {
  const name = nameOf(capture);
  const remove = async () => {
    if (await confirmDeletion(name, () => api.deleteCapture(capture.id))) {
      leave();
    }
  };
  return el("div", { class: "result-head" }, el("p", { class: "capture-name", title: name }, name),
    el("p", { class: "actions screen-only" },
      el("button", { type: "button", class: "link", id: "print", onclick: print }, "Print"),
      el("button", { type: "button", class: "link danger", id: "delete", onclick: remove }, "Delete this capture")));
}
