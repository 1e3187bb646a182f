import { el } from "./element.js";

/**
 * A few buttons of which one is pressed.
 *
 * @param {string} label what is chosen
 * @param {Array<[string, string]>} options value and text, the first is pressed
 * @param {(value: string) => void} listener hears of the one that is pressed
 */
export function choice(label, options, listener) {
  const press = ({ currentTarget }) => {
    currentTarget.parentElement.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === currentTarget)));
    listener(currentTarget.value);
  };
  return el("span", { class: "toggles", role: "group", "aria-label": label },
    options.map(([value, text], i) => el("button", { type: "button", class: "toggle", value, "aria-pressed": String(i === 0), onclick: press }, text)));
}
