/** Which files are of one rotation, by their names alone. Whether their times adjoin, the service says. */

/**
 * Files by rotations, in the order in which these come first; a file that belongs to none is alone.
 *
 * @param {File[]} files in any order
 * @param {{pattern: string, with: string, needs: ?string}[]} rules of `/rotation-names.json`
 * @returns {File[][]} each in the order in which its names count
 */
export function rotationsOf(files, rules) {
  const alike = new Map();
  for (const file of files) {
    const key = rules.reduce((name, rule) => name.replace(new RegExp(rule.pattern, "g"), rule.with), file.name);
    alike.set(key, [...(alike.get(key) ?? []), file]);
  }
  return [...alike.values()].flatMap((group) =>
    rules.every((rule) => isMet(rule, group.map(plain))) ? [counting(group)] : group.map((file) => [file]));
}

/** Where a rule applies to all names, one at least must look as it says. */
function isMet({ pattern, needs }, names) {
  return needs === undefined
    || !names.every((name) => new RegExp(pattern).test(name))
    || names.some((name) => new RegExp(needs).test(name));
}

/** Files in the order in which their names count: the shorter first. */
function counting(files) {
  return [...files].sort((a, b) => plain(a).length - plain(b).length || (plain(a) < plain(b) ? -1 : 1));
}

/** The name of a file before it was compressed. */
function plain({ name }) {
  return name.replace(/\.(?:gz|zst)$/, "");
}
