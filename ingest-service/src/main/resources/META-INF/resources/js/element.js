/**
 * Builds a DOM element. Text becomes text nodes and attributes are set one by one, so that nothing from outside (file names,
 * reasons) is ever read as markup.
 *
 * @param {string} tag name of the element
 * @param {Object} attributes by name; functions are listeners of the event they are named after (`onclick`), `false`, `null`
 *     and `undefined` leave an attribute out, `true` sets it empty
 * @param {...(Node|string|number|Array|null)} children in order; null is left out
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    setAttribute(element, name, value);
  }
  element.append(...children.flat(Infinity).filter(present).map(asNode));
  return element;
}

/** The element of the page with this id. */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) {
    throw new Error(`the page has no element #${id}`);
  }
  return element;
}

function setAttribute(element, name, value) {
  if (typeof value === "function") {
    element.addEventListener(name.slice(2), value);
  } else if (value === true) {
    element.setAttribute(name, "");
  } else if (present(value)) {
    element.setAttribute(name, value);
  }
}

function present(value) {
  return value !== null && value !== undefined && value !== false;
}

function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}
