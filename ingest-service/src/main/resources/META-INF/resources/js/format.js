/** Numbers, times and sizes as the page writes them: grouped thousands, a no-break space before a unit. */

const LOCALE = "en-GB";
const NBSP = "\u00a0";
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const timestamp = new Intl.DateTimeFormat(LOCALE, {
  year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
  hourCycle: "h23", timeZone: "UTC",
});

/** 10680 as 10,680. */
export function count(value) {
  return whole.format(value);
}

/** A count with its noun: "1 connection", "2 connections". */
export function counted(value, noun, plural = noun + "s") {
  return `${count(value)}${NBSP}${value === 1 ? noun : plural}`;
}

/** Words as they stand in a sentence: "a, b and c". */
export function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** A real number with the given significant digits, thousands grouped, very small and large ones with an exponent. */
export function significant(value, digits = 4) {
  if (!Number.isFinite(value)) {
    return "–";
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    return minus(value.toExponential(digits - 1).replace("e+", "e"));
  }
  return minus(new Intl.NumberFormat(LOCALE, { minimumSignificantDigits: digits, maximumSignificantDigits: digits }).format(value));
}

/** Three significant digits without trailing zeros: 0.25, 12.3, 1,230. */
export function short(value) {
  return new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 }).format(value);
}

/** Two significant digits without trailing zeros, as sentences have factors: 6.4, 13. */
export function twoDigits(value) {
  return new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 2 }).format(value);
}

/** A probability as a percentage: 0.999 as "99.9 %". */
export function percent(probability) {
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 4 }).format(rounded(probability * 100))}${NBSP}%`;
}

/** A share with at most one decimal: "12.3 %". */
export function share(part, total) {
  return total === 0 ? "–" : `${(100 * part / total).toFixed(1)}${NBSP}%`;
}

/** Bytes in the units of storage, powers of 1,000. */
export function bytes(value) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let scaled = value;
  let unit = 0;
  while (scaled >= 999.5 && unit < units.length - 1) {
    scaled /= 1000;
    unit++;
  }
  return `${unit === 0 ? count(scaled) : short(scaled)}${NBSP}${units[unit]}`;
}

/** A duration in its two largest units: "12 min 53 s", "2 h 5 min". */
export function span(seconds) {
  if (seconds < 60) {
    return `${short(seconds)}${NBSP}s`;
  }
  const total = Math.round(seconds);
  const parts = [[Math.floor(total / 86400), "d"], [Math.floor(total / 3600) % 24, "h"], [Math.floor(total / 60) % 60, "min"], [total % 60, "s"]];
  const first = parts.findIndex(([value]) => value > 0);
  return parts.slice(first, first + 2).filter(([value]) => value > 0).map(([value, unit]) => `${value}${NBSP}${unit}`).join(" ");
}

/** A duration of any size with its unit: "3 ms", "1.2 s", "12 min 53 s". */
export function duration(seconds) {
  if (seconds === 0) {
    return `0${NBSP}s`;
  }
  if (seconds < 0.001) {
    return `${short(seconds * 1e6)}${NBSP}µs`;
  }
  return seconds < 1 ? `${short(seconds * 1000)}${NBSP}ms` : span(seconds);
}

/** Seconds into a capture as a clock: 75 as "1:15", 3675 as "1:01:15". */
export function clock(seconds) {
  const two = (value) => String(value).padStart(2, "0");
  const total = Math.floor(seconds);
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}

/** An instant, in UTC. */
export function instant(rfc3339) {
  return `${timestamp.format(new Date(rfc3339))} UTC`;
}

/** A minus sign in front of a negative number; the one in an exponent stays as it is written everywhere. */
function minus(text) {
  return text.replace(/^-/, "\u2212");
}

/** Removes what binary fractions add: 99.89999999999999 is 99.9. */
export function rounded(value) {
  return Number(value.toFixed(6));
}
