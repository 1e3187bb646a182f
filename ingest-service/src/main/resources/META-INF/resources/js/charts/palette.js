/** Colours and letters of the charts: those of the page at this moment, light or dark. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour("ink"),
    muted: colour("muted"),
    rule: colour("rule"),
    surface: colour("surface"),
    accent: colour("accent"),
    tcp: colour("tcp"),
    udp: colour("udp"),
    sets: { measured: colour("ink"), predicted: colour("accent"), resampled: colour("udp") },
    chains: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => colour(`chain-${number}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
}
