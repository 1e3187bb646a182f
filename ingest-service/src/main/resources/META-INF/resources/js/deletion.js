import { el } from "./element.js";
import { problemNotice } from "./problem.js";

/**
 * Asks whether a capture is to be deleted, and deletes it where the answer is yes.
 *
 * @param {string} name the capture's name
 * @param {() => Promise} remove deletes it
 * @returns {Promise<boolean>} whether it was deleted
 */
export function confirmDeletion(name, remove) {
  return new Promise((resolve) => {
    const problem = el("div", {});
    let deleted = false;
    const confirm = el("button", { type: "button", class: "button danger", onclick: act }, "Delete");
    const dialog = el("dialog", { class: "dialog", "aria-labelledby": "deletion-heading", onclose: close },
      el("h2", { id: "deletion-heading" }, "Delete this capture?"),
      el("p", {}, `${name}, its metrics, fits and draws are forgotten everywhere. That cannot be undone.`),
      problem,
      el("form", { method: "dialog", class: "actions" }, el("button", { class: "button", autofocus: true }, "Keep it"), confirm));
    document.body.append(dialog);
    dialog.showModal();

    async function act() {
      confirm.disabled = true;
      try {
        await remove();
        deleted = true;
        dialog.close();
      } catch (error) {
        problem.replaceChildren(problemNotice(error));
        confirm.disabled = false;
      }
    }

    function close() {
      dialog.remove();
      resolve(deleted);
    }
  });
}
