import { hoursOf } from "./horizon.js";

/**
 * The laws of one fit for some numbers of users, and what follows from them for the numbers between. The mean grows as the users do, so
 * only the standard deviation and the shape, in standard deviations from the mean, have to be interpolated: between neighbours,
 * along the logarithm of users.
 */
export class Levels {
  #laws;

  /** @param {Array<Object>} laws results of `/api/concurrency` */
  constructor(laws) {
    this.#laws = [...laws].sort((a, b) => a.users - b.users);
  }

  /** The laws known, by users. */
  get laws() {
    return this.#laws;
  }

  /** Whether a number of users lies within those known. */
  covers(users) {
    return users >= this.#laws[0].users && users <= this.#laws.at(-1).users;
  }

  mean(users) {
    const { law } = this.#nearest(users);
    return law.mean * users / law.users;
  }

  sd(users) {
    const { below, above, share } = this.#neighbours(users);
    return Math.exp(mix(Math.log(below.sd), Math.log(above.sd), share));
  }

  /** A law in the form of the service's, about right: the nearest known one, moved and stretched; its quantiles interpolated. */
  law(users) {
    const { law, exact } = this.#nearest(users);
    if (exact) {
      return law;
    }
    const mean = this.mean(users);
    const sd = this.sd(users);
    const stretch = sd / law.sd;
    const pmf = { from: mean + (law.pmf.from - law.mean) * stretch, step: law.pmf.step * stretch, probabilities: law.pmf.probabilities };
    return { users, mean, sd, pmf, quantiles: law.quantiles.map(({ p }) => this.quantile(users, p)) };
  }

  /** A quantile with its credible interval. */
  quantile(users, p) {
    const { below, above, share } = this.#neighbours(users);
    const at = (law) => law.quantiles.find((quantile) => quantile.p === p);
    const between = (key) => {
      const z = mix((at(below)[key] - below.mean) / below.sd, (at(above)[key] - above.mean) / above.sd, share);
      return Math.max(0, Math.round(this.mean(users) + z * this.sd(users)));
    };
    return { p, value: between("value"), low: between("low"), high: between("high") };
  }

  #nearest(users) {
    const { below, above, share } = this.#neighbours(users);
    const law = share < 0.5 ? below : above;
    return { law, exact: law.users === users };
  }

  #neighbours(users) {
    const laws = this.#laws;
    const next = Math.max(1, laws.findIndex((law) => law.users >= users));
    const above = laws[Math.min(next, laws.length - 1)];
    const below = laws[Math.min(next, laws.length - 1) - 1] ?? above;
    const share = above === below ? 0 : Math.log(users / below.users) / Math.log(above.users / below.users);
    return { below, above, share };
  }
}

/**
 * About what the size will be for a changed question, from an answer that is there: the peak's known quantiles, interpolated as
 * those of a Gumbel law, in standard deviations from the mean. A peak over a horizon m times as long stays below n with the
 * probability to the power of m.
 *
 * @param {Object} sizing document of `/api/sizing` for another question
 * @param {Levels} levels laws of the same fit, covering both numbers of users
 * @param {Object} question what is asked now
 */
export function estimatedSize(sizing, levels, question) {
  const { peak, size } = sizing.concurrentConnections;
  const raw = size / (sizing.factors.growth * sizing.factors.headroom);
  const known = [[0.5, peak.median], [0.9, peak.q90], [0.99, peak.q99], [sizing.certainty, raw]];
  const certainty = question.certainty ** (hoursOf(sizing.horizon) / hoursOf(question.horizon));
  const deviations = (alongGumbel(known, certainty) - levels.mean(sizing.users)) / levels.sd(sizing.users);
  const largest = levels.mean(question.users) + deviations * levels.sd(question.users);
  return Math.round(largest * (1 + question.growth) ** question.years / question.utilisation);
}

function alongGumbel(known, p) {
  const points = known.map(([probability, value]) => [gumbel(probability), value]).sort(([a], [b]) => a - b)
    .filter(([x], i, all) => i === 0 || x > all[i - 1][0] + 1e-9);
  const x = gumbel(p);
  const found = points.findIndex(([at]) => at >= x);
  const next = Math.max(1, found === -1 ? points.length - 1 : found);
  const [[x0, y0], [x1, y1]] = [points[next - 1], points[next]];
  return mix(y0, y1, (x - x0) / (x1 - x0));
}

function gumbel(p) {
  return -Math.log(-Math.log(p));
}

function mix(a, b, share) {
  return a + (b - a) * share;
}
