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
 * @param {{elements: Node[]}} printing the button that prints it
 * @param {() => void} leave hears that the capture is gone
 */
export function resultHead(capture, printing, leave) {
  const name = nameOf(capture);
  const remove = async () => {
    if (await confirmDeletion(name, () => api.deleteCapture(capture.id))) {
      leave();
    }
  };
  return el("div", { class: "result-head" }, el("p", { class: "capture-name", title: name }, name),
    el("p", { class: "actions screen-only" },
      printing.elements,
      el("button", { type: "button", class: "link danger for-uploaders", id: "delete", onclick: remove }, "Delete this capture")));
}
