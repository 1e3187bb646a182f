import { byId } from "./element.js";

let last = "";

/** Says something to those who do not see the page change; the same again is not repeated. */
export function announce(text) {
  if (text !== last) {
    last = text;
    byId("announcer").textContent = text;
  }
}
