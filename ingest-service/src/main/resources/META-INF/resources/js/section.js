import { el } from "./element.js";

/** A section of the result with its heading; `children` follow the heading. */
export function section(id, title, ...children) {
  const heading = `${id}-heading`;
  return el("section", { id, class: "section", "aria-labelledby": heading }, el("h2", { id: heading, tabindex: "-1" }, title), children);
}
