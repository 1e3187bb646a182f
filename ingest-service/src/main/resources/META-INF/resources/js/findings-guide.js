/**
 * What the guide to findings says of each code: the last cell of the row that begins with it.
 *
 * @param {string} guide the guide, in Markdown
 * @returns {Map<string, string>} meanings by code
 */
export function meaningsIn(guide) {
  const rows = guide.split("\n").map((line) => /^\| `([a-z0-9-]+)` \|.*\| ([^|]+) \|$/.exec(line)).filter((row) => row !== null);
  return new Map(rows.map(([, code, meaning]) => [code, meaning.replaceAll("`", "")]));
}
