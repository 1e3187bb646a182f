import { el } from "./element.js";

/** What the reader should know before relying on it, a line each; nothing where there is nothing. */
export function warnings(texts) {
  return texts.length === 0 ? null : el("ul", { class: "warnings", "aria-label": "Warnings" }, texts.map((text) => el("li", {}, text)));
}
