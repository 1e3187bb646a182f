/**
 * Says in words what is wrong with the first field of a form that does not hold, and puts the focus there.
 *
 * @returns {boolean} whether every field holds
 */
export function checkFields(form, notice) {
  for (const input of form.querySelectorAll("input")) {
    input.removeAttribute("aria-invalid");
  }
  const wrong = [...form.querySelectorAll("input[type=number], input[data-expected]")].find((input) => !input.validity.valid);
  notice.textContent = wrong === undefined ? "" : complaint(wrong);
  if (wrong !== undefined) {
    wrong.setAttribute("aria-invalid", "true");
    wrong.focus();
  }
  return wrong === undefined;
}

function complaint(input) {
  const name = input.labels[0].textContent.trim().replace(/\s+/g, " ");
  if (input.dataset.expected !== undefined) {
    return `${name}: ${input.dataset.expected}.`;
  }
  const whole = input.step === "any" ? "a number" : "a whole number";
  const range = input.max === "" ? `of at least ${input.min}` : `from ${input.min} to ${input.max}`;
  return `${name}: ${whole} ${range} is expected.`;
}
