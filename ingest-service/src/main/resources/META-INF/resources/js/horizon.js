/** A horizon in hours, and as an ISO 8601 duration. */

const PATTERN = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Hours of an ISO 8601 duration of days, hours, minutes and seconds; NaN for anything else. */
export function hoursOf(iso) {
  const match = PATTERN.exec(iso);
  if (match === null) {
    return NaN;
  }
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return days * 24 + hours + minutes / 60 + seconds / 3600;
}

/** The ISO 8601 duration of some hours, to the minute. */
export function isoOf(hours) {
  const total = Math.max(1, Math.round(hours * 60));
  const wholeHours = Math.floor(total / 60);
  const minutes = total % 60;
  return `PT${wholeHours > 0 ? `${wholeHours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}`;
}

/** Hours of the day as they are written in a field: "9-17". */
export const HOURS_PATTERN = "([01]?\\d|2[0-3])-([01]?\\d|2[0-4])";

const HOURS = new RegExp(`^${HOURS_PATTERN}$`);

/** How many hours of the day a text such as "9-17" or "22-6" has; NaN for anything else. */
export function hoursBetween(text) {
  const match = HOURS.exec(text.trim());
  return match === null ? NaN : ((Number(match[2]) - Number(match[1]) + 23) % 24 + 24) % 24 + 1;
}
