/** Tables as CSV (RFC 4180), and how they reach the reader. */

/**
 * Writes a table as CSV.
 *
 * @param {string[]} header names of the columns
 * @param {Iterable<Array>} rows values by column; null and undefined become empty fields
 */
export function csv(header, rows) {
  const lines = [header.map(field).join(",")];
  for (const row of rows) {
    lines.push(row.map(field).join(","));
  }
  return lines.join("\r\n") + "\r\n";
}

/** Saves text under a file name, as a download. */
export function save(fileName, text, type = "text/csv;charset=utf-8") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file name made of words: letters, digits, dots and hyphens only. */
export function fileName(...words) {
  return words.join("-").replace(/[^A-Za-z0-9.]+/g, "-").replace(/^-+|-+$/g, "") + ".csv";
}

function field(value) {
  if (value === null || value === undefined) {
    return "";
  }
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
