/**
 * How people differ, as the model has it: what a person does to what people do on average is a factor that follows the law `Gamma(k, k)`, of mean 1; its
 * logarithm has the standard deviation `sqrt(trigamma(k))`. All is computed on an even lattice of log factors.
 */

const STEP = 0.02;
const LOWEST = Math.log(1e-6);
const HIGHEST = Math.log(100);
const LATTICE = Array.from({ length: Math.round((HIGHEST - LOWEST) / STEP) + 1 }, (_, i) => LOWEST + i * STEP);

/** The factors that laws are given at. */
export const FACTORS = LATTICE.map(Math.exp);

/** The density of the log factor at each of the factors, from the standard deviation of the log factor. */
export function densityOf(sd) {
  const shape = shapeOf(sd);
  const heights = LATTICE.map((x) => Math.exp(shape * (x - Math.exp(x) + 1)));
  const area = heights.reduce((sum, height) => sum + height, 0) * STEP;
  return heights.map((height) => height / area);
}

/** The least and the greatest density at each of the factors where the standard deviation lies between two. */
export function densityBand(low, high) {
  const densities = Array.from({ length: 9 }, (_, i) => densityOf(low + (high - low) * i / 8));
  const over = (choose) => LATTICE.map((_, i) => choose(...densities.map((density) => density[i])));
  return { low: over(Math.min), high: over(Math.max) };
}

/** The factors that some shares of all people lie below. */
export function factorsAt(sd, shares) {
  const density = densityOf(sd);
  return shares.map((share) => {
    let below = 0;
    const found = density.findIndex((height) => (below += height * STEP) >= share);
    return FACTORS[found === -1 ? FACTORS.length - 1 : found];
  });
}

/** The shape whose log factor has a standard deviation, by halving. */
function shapeOf(sd) {
  let low = Math.log(0.02);
  let high = Math.log(1e4);
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (trigamma(Math.exp(middle)) > sd * sd) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return Math.exp(low);
}

/** Abramowitz and Stegun 6.4.6 and 6.4.12. */
function trigamma(k) {
  if (k < 6) {
    return trigamma(k + 1) + 1 / (k * k);
  }
  return 1 / k + 1 / (2 * k ** 2) + 1 / (6 * k ** 3) - 1 / (30 * k ** 5) + 1 / (42 * k ** 7);
}
