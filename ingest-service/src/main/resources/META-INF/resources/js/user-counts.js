/** Numbers of users that are shown and chosen along a logarithmic axis. */

/** The largest number of users on the axis. */
export const MOST_USERS = 1_000_000;

/** 1, 2, 5, 10 .. 1,000,000: where the law is computed to draw it against users. */
export const GRID = [1, 10, 100, 1_000, 10_000, 100_000].flatMap((decade) => [decade, 2 * decade, 5 * decade]).concat(MOST_USERS);

/** 1 to 10, as the article compares them. */
export const FEW = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const MANTISSAS = [10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 25, 28, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 90];

/** A number of users in two digits at most, as one points at it. */
export function rounded(users) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(users)) - 1);
  return Math.min(MOST_USERS, Math.max(1, Math.round(users / unit) * unit));
}

/** The next liked number of users upwards (`direction` 1) or downwards (-1). */
export function neighbour(users, direction) {
  if (users < 10 || (users === 10 && direction < 0)) {
    return Math.max(1, Math.round(users) + direction);
  }
  const decade = 10 ** Math.floor(Math.log10(users));
  const liked = [decade / 10, decade, 10 * decade].flatMap((each) => MANTISSAS.map((mantissa) => mantissa * each / 10));
  const found = direction > 0 ? liked.find((value) => value > users) : liked.findLast((value) => value < users);
  return Math.min(MOST_USERS, Math.max(1, Math.round(found)));
}
