/** Small computations on what the services sent, so that it can be drawn. */

/** Every k-th value, with the smallest k that leaves at most `most`; `step` is that k. */
export function thinned(values, most) {
  const step = Math.max(1, Math.ceil(values.length / most));
  return { step, values: values.filter((_, index) => index % step === 0) };
}

/**
 * Histogram of some samples over common bins of equal width.
 *
 * @param {number[][]} samples one array a group
 * @param {number} bins number of bins
 * @returns {{edges: number[], densities: number[][]}} densities by group, each integrating to one
 */
export function densities(samples, bins) {
  const [low, high] = extent(samples.flat());
  const width = (high - low) / bins || Math.max(Math.abs(low) * 1e-3, 1e-9);
  const edges = Array.from({ length: bins + 1 }, (_, i) => low + i * width);
  const tally = (values) => {
    const counts = new Array(bins).fill(0);
    for (const value of values) {
      counts[Math.min(bins - 1, Math.floor((value - low) / width))]++;
    }
    return counts.map((number) => number / (values.length * width));
  };
  return { edges, densities: samples.map(tally) };
}

/** Smallest and largest of some numbers, without spreading them on the stack. */
export function extent(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/**
 * The bins of a probability mass function that matter to the eye: without the tails that hold less than `tail` each.
 *
 * @param {{from: number, step: number, probabilities: number[]}} pmf bin i holds from + i step .. from + (i + 1) step - 1
 * @returns {Array<{from: number, to: number, probability: number}>} both ends included
 */
export function visibleBins({ from, step, probabilities }, tail) {
  const bins = probabilities.map((probability, i) => ({ from: from + i * step, to: from + (i + 1) * step - 1, probability }));
  let first = 0;
  let last = bins.length - 1;
  for (let below = bins[first].probability; below < tail && first < last; below += bins[first].probability) {
    first++;
  }
  for (let above = bins[last].probability; above < tail && last > first; above += bins[last].probability) {
    last--;
  }
  return bins.slice(first, last + 1);
}

/**
 * Probability of more than a bin holds. What the mass function leaves out, beyond its window, counts as much below as above, or all above where it
 * begins with none.
 *
 * @param {{from: number, step: number, probabilities: number[]}} pmf
 * @param {number} to last number of the bin
 */
export function probabilityAbove({ from, step, probabilities }, to) {
  const leftOut = Math.max(0, 1 - probabilities.reduce((sum, probability) => sum + probability, 0));
  const above = probabilities.reduce((sum, probability, i) => (from + i * step > to ? sum + probability : sum), 0);
  return above + (from === 0 ? leftOut : leftOut / 2);
}

/**
 * Joins seconds into slots of equal length where there are too many to draw.
 *
 * @returns {{slotSeconds: number, means: number[][], peaks: number[]}} mean of each series in each slot, largest total
 */
export function slots(series, most) {
  const seconds = series[0].length;
  const slotSeconds = niceAtLeast(seconds / most);
  const slotCount = Math.ceil(seconds / slotSeconds);
  const means = series.map(() => new Array(slotCount).fill(0));
  const peaks = new Array(slotCount).fill(0);
  for (let second = 0; second < seconds; second++) {
    const slot = Math.floor(second / slotSeconds);
    const length = Math.min(slotSeconds, seconds - slot * slotSeconds);
    series.forEach((values, i) => {
      means[i][slot] += values[second] / length;
    });
    peaks[slot] = Math.max(peaks[slot], series.reduce((total, values) => total + values[second], 0));
  }
  return { slotSeconds, means, peaks };
}

/** The smallest length in seconds that clocks like and that is not below the one given. */
export function niceAtLeast(seconds) {
  const liked = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
  return liked.find((length) => length >= seconds) ?? Math.ceil(seconds / 86400) * 86400;
}
