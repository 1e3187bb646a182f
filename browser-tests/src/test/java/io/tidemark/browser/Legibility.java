package io.tidemark.browser;

/** Scripts that look for what some readers could not read: each returns a list of what it found, empty where all is well. */
final class Legibility {

    /** Visible text whose contrast is below 4.5, or below 3 where it is large (WCAG 2.2, 1.4.3). */
    static final String LOW_CONTRAST = """
            () => {
              const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
              const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
              const background = (element) => {
                for (let at = element; at !== null; at = at.parentElement) {
                  const colour = numbers(getComputedStyle(at).backgroundColor);
                  if (colour.length === 3 || colour[3] === 1) return colour;
                }
                return [255, 255, 255];
              };
              const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
              const isSeen = (element) => element.checkVisibility() && element.closest(".visually-hidden, .skip, noscript, option") === null;
              return [...document.body.querySelectorAll("*")].filter((element) => hasText(element) && isSeen(element)).map((element) => {
                const style = getComputedStyle(element);
                const [a, b] = [luminance(numbers(style.color)), luminance(background(element))].sort((x, y) => y - x);
                const size = parseFloat(style.fontSize);
                const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
                return { text: element.textContent.trim().slice(0, 40), ratio: (a + 0.05) / (b + 0.05), least: isLarge ? 3 : 4.5 };
              }).filter(({ ratio, least }) => ratio < least).map(({ text, ratio }) => `${text}: ${ratio.toFixed(2)}`);
            }""";

    /** Controls that a screen reader has no name for. */
    static final String NAMELESS = """
            () => [...document.querySelectorAll("input, select, button, a, progress, [role=img], [role=region]")]
              .filter((element) => element.checkVisibility())
              .filter((element) => !element.getAttribute("aria-label") && !element.getAttribute("aria-labelledby")
                && !(element.labels?.length > 0) && element.textContent.trim() === "")
              .map((element) => element.outerHTML)""";

    private Legibility() {}
}
