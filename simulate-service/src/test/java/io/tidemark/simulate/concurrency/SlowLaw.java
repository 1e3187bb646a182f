package io.tidemark.simulate.concurrency;

import java.util.List;
import java.util.stream.IntStream;

/**
 * P(N &gt; n) under one draw, slowly and by another way than the law's: the generating function is that of its definition, second by second, inside the
 * unit circle, with none of the law's windows, series, panels and interpolations, and is inverted as J. Abate and W. Whitt do (Numerical inversion of
 * probability generating functions, 1992; The Fourier-series method for inverting transforms of probability distributions, 1992):
 *
 * <pre>
 * P(N &gt; n) ~ r^-n / M sum over j of H(r e^(i x_j)) e^(-i x_j n),  H(z) = (1 - G(z)) / (1 - z),  x_j = 2 pi j / M,  M = 4 (n + 1)
 * </pre>
 *
 * which is off by what is aliased, less than r^M = 1e-13. Where M is large, the sum, as it alternates, is ended by Euler's transformation, after twice as
 * many terms each time until nothing changes. Where any of many Chernoff bounds leaves less than 1e-14 to one side of n, that side is nothing.
 */
final class SlowLaw {

    private static final int HALF_PERIODS = 2;
    private static final double LOG_ALIASED = 13 * Math.log(10);
    private static final int ALL = 2_000;
    private static final int FIRST_SUMMED = 128;
    private static final int MOST_SUMMED = 1 << 20;
    private static final double UNCHANGED = 5e-11;
    private static final double LOG_NOTHING = -14 * Math.log(10);
    private static final int TILTS = 62;
    private static final double LEAST_LOG_OF_UNIT = -23;
    private static final int AVERAGED = 200;
    private static final double[] WEIGHTS = eulerWeights();

    private final List<Factor> factors;

    /** log G(e^t) for t = 2^-k at k, and for t = -2^-k. */
    private final double[][] logsAtTilts = new double[2][TILTS];

    /** An independent part of N, counts of some units held by some shares. */
    private record Factor(MarkovChain chain, double[] shapes, double[] rates, int units, double[] shares) {}

    private SlowLaw(List<Factor> factors) {
        this.factors = factors;
        for (int k = 0; k < TILTS; k++) {
            logsAtTilts[0][k] = logAtTilt(Math.scalb(1, -k));
            logsAtTilts[1][k] = logAtTilt(-Math.scalb(1, -k));
        }
    }

    /** What is held of arrivals, by the share of each second back in time. */
    static SlowLaw of(ArrivalLaw arrivals, double[] shares) {
        if (arrivals instanceof NegativeBinomialArrivals counts) {
            MarkovChain one = MarkovChain.of(new double[][] {{1}});
            return new SlowLaw(
                    List.of(new Factor(one, new double[] {counts.shape()}, new double[] {counts.rate()}, 1, shares)));
        }
        HiddenMarkovArrivals hidden = (HiddenMarkovArrivals) arrivals;
        ModulatedCounts kept = hidden.kept();
        return new SlowLaw(List.of(new Factor(kept.chain(), kept.shapes(), kept.rates(), hidden.units(), shares)));
    }

    /** That of two independent counts' sum. */
    SlowLaw plus(SlowLaw other) {
        return new SlowLaw(IntStream.range(0, factors.size() + other.factors.size())
                .mapToObj(i -> i < factors.size() ? factors.get(i) : other.factors.get(i - factors.size()))
                .toList());
    }

    /** Share of each second by blocks, as the law takes them. */
    static double[] bySecond(LagShares held, int seconds) {
        double[] bySecond = new double[seconds];
        int second = 0;
        for (LagBlocks.Run run : held.runs()) {
            for (int block = run.from(); block < run.to(); block++) {
                for (int i = 0; i < run.seconds(); i++) {
                    bySecond[second++] = held.shares()[block];
                }
            }
        }
        return bySecond;
    }

    /** P(N &lt;= n). */
    double atMost(long n) {
        if (n < 0) {
            return 0;
        }
        for (int k = 0; k < TILTS; k++) {
            if (logsAtTilts[0][k] - Math.scalb(n + 1.0, -k) < LOG_NOTHING) {
                return 1;
            }
            if (logsAtTilts[1][k] + Math.scalb((double) n, -k) < LOG_NOTHING) {
                return 0;
            }
        }
        return 1 - above(n);
    }

    private double above(long n) {
        double points = 2.0 * HALF_PERIODS * (n + 1.0);
        double sum = 0;
        if (points <= ALL) {
            for (int j = 0; j < points; j++) {
                sum += term(j, n, points);
            }
            return sum;
        }
        sum = term(0, n, points);
        double last = Double.NaN;
        int summed = 0;
        for (int to = FIRST_SUMMED; to <= MOST_SUMMED; to *= 2) {
            for (; summed < to; summed++) {
                sum += pair(summed, n, points);
            }
            double ended = sum;
            for (int k = 0; k < AVERAGED; k++) {
                ended += WEIGHTS[k] * pair(summed + k, n, points);
            }
            if (Math.abs(ended - last) < UNCHANGED) {
                return ended;
            }
            last = ended;
        }
        throw new IllegalStateException("no end at " + n + " of " + factors);
    }

    /** Terms half a period apart from the next, and their mirror images. */
    private double pair(int k, long n, double points) {
        double sum = 0;
        for (int part = 1; part <= HALF_PERIODS; part++) {
            sum += 2 * term(part + (double) k * HALF_PERIODS, n, points);
        }
        return sum;
    }

    /** Share of the averages of partial sums, by binomial weights, that hold a term. */
    private static double[] eulerWeights() {
        double[] weights = new double[AVERAGED];
        double probability = Math.pow(0.5, AVERAGED);
        double below = 0;
        for (int k = 0; k < AVERAGED; k++) {
            below += probability;
            probability *= (double) (AVERAGED - k) / (k + 1);
            weights[k] = 1 - below;
        }
        return weights;
    }

    private double term(double j, long n, double points) {
        double logRadius = -LOG_ALIASED / points;
        double angle = 2 * Math.PI * j / points;
        // n = points / 4 - 1, and whole turns are left out before they cost digits
        double turn = angle - 2 * Math.PI * (j % (2 * HALF_PERIODS)) / (2 * HALF_PERIODS);
        double grown = Math.expm1(logRadius);
        double sinHalf = Math.sin(0.5 * angle);
        double yRe = 2 * sinHalf * sinHalf * (1 + grown) - grown;
        double yIm = -(1 + grown) * Math.sin(angle);
        double[] lack = lack(yRe, yIm);
        double square = yRe * yRe + yIm * yIm;
        double hRe = (lack[0] * yRe + lack[1] * yIm) / square;
        double hIm = (lack[1] * yRe - lack[0] * yIm) / square;
        return (hRe * Math.cos(turn) - hIm * Math.sin(turn)) * Math.exp(-logRadius * n) / points;
    }

    /** 1 - G(1 - y). */
    private double[] lack(double yRe, double yIm) {
        double[] log = log(yRe, yIm);
        double sinHalf = Math.sin(0.5 * log[1]);
        double grown = Math.expm1(log[0]);
        return new double[] {2 * sinHalf * sinHalf * (1 + grown) - grown, -(1 + grown) * Math.sin(log[1])};
    }

    /** log G(e^t); not a number where G is infinite, or that of a unit with states too small to be told from 0. */
    private double logAtTilt(double tilt) {
        double sum = 0;
        for (Factor factor : factors) {
            boolean oneState = factor.shapes.length == 1;
            double log =
                    (oneState ? logOfAll(factor, -Math.expm1(tilt), 0) : logOfUnit(factor, -Math.expm1(tilt), 0))[0];
            sum += oneState || log > LEAST_LOG_OF_UNIT ? factor.units * log : Double.NaN;
        }
        return sum;
    }

    /** log G(1 - y). */
    private double[] log(double yRe, double yIm) {
        double[] log = new double[2];
        for (Factor factor : factors) {
            double[] ofUnit = factor.shapes.length == 1 ? logOfAll(factor, yRe, yIm) : logOfUnit(factor, yRe, yIm);
            log[0] += factor.units * ofUnit[0];
            log[1] += factor.units * ofUnit[1];
        }
        return log;
    }

    private static double[] logOfAll(Factor factor, double yRe, double yIm) {
        double[] sum = new double[2];
        for (double share : factor.shares) {
            double[] log = logOfSecond(factor, 0, share * yRe, share * yIm);
            sum[0] += log[0];
            sum[1] += log[1];
        }
        return sum;
    }

    private static double[] logOfUnit(Factor factor, double yRe, double yIm) {
        int states = factor.shapes.length;
        double[] eRe = new double[states];
        double[] eIm = new double[states];
        for (double share : factor.shares) {
            step(factor, share * yRe, share * yIm, eRe, eIm);
        }
        double re = 0;
        double im = 0;
        for (int state = 0; state < states; state++) {
            re += factor.chain.stationary(state) * eRe[state];
            im += factor.chain.stationary(state) * eIm[state];
        }
        double squareLess = re * (re - 2) + im * im;
        double square = (1 - re) * (1 - re) + im * im;
        return new double[] {
            0.5 * (squareLess > -0.5 ? Math.log1p(squareLess) : Math.log(square)), Math.atan2(-im, 1 - re)
        };
    }

    /** One second farther back: e = 1 - g + g P e. */
    private static void step(Factor factor, double yRe, double yIm, double[] eRe, double[] eIm) {
        int states = eRe.length;
        double[] nextRe = new double[states];
        double[] nextIm = new double[states];
        for (int from = 0; from < states; from++) {
            double re = 0;
            double im = 0;
            for (int to = 0; to < states; to++) {
                re += factor.chain.step(from, to) * eRe[to];
                im += factor.chain.step(from, to) * eIm[to];
            }
            double[] log = logOfSecond(factor, from, yRe, yIm);
            double sinHalf = Math.sin(0.5 * log[1]);
            double gRe = Math.exp(log[0]) * Math.cos(log[1]);
            double gIm = Math.exp(log[0]) * Math.sin(log[1]);
            nextRe[from] = 2 * sinHalf * sinHalf * Math.exp(log[0]) - Math.expm1(log[0]) + gRe * re - gIm * im;
            nextIm[from] = -gIm + gRe * im + gIm * re;
        }
        System.arraycopy(nextRe, 0, eRe, 0, states);
        System.arraycopy(nextIm, 0, eIm, 0, states);
    }

    private static double[] logOfSecond(Factor factor, int state, double yRe, double yIm) {
        double wRe = yRe / factor.rates[state];
        double wIm = yIm / factor.rates[state];
        double square = wRe <= -1 ? Double.NaN : wRe * (2 + wRe) + wIm * wIm;
        return new double[] {
            -0.5 * factor.shapes[state] * Math.log1p(square), -factor.shapes[state] * Math.atan2(wIm, 1 + wRe)
        };
    }

    /**
     * Mean and variance, from the first two derivatives of log G(e^(i t)) at 0.
     *
     * @param scale about the standard deviation
     */
    double[] meanAndVariance(double scale) {
        double t = 1e-5 / scale;
        double sinHalf = Math.sin(0.5 * t);
        double[] log = log(2 * sinHalf * sinHalf, -Math.sin(t));
        return new double[] {log[1] / t, -2 * log[0] / (t * t)};
    }
}
