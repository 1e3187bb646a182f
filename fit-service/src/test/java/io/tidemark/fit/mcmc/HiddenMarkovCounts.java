package io.tidemark.fit.mcmc;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/**
 * Density of counts from a two-state Markov chain, a posterior that is correlated and bounded every way: sizes positive,
 * probabilities of leaving a state, and no order of the states. In state s a count is NegBinomial with mean exp(log_mean[s]) and
 * size phi[s]; the chain starts stationary. Priors: log_mean Normal(0, 3), phi Exponential(0.5), p12 and p21 Beta(1, 4).
 *
 * <p>The gradient follows Fisher's identity: the derivative of the complete-data log likelihood, averaged over the states
 * given the counts, which the forward and backward recursions give. Written for tests, not for speed.
 */
public final class HiddenMarkovCounts implements LogDensity {

    private final int[] distinct;

    /** Index of each second's count among the distinct ones. */
    private final int[] seconds;

    private final double[][] forward;
    private final double[][] smoothed;

    public HiddenMarkovCounts(int[] counts) {
        this.distinct = Arrays.stream(counts).distinct().sorted().toArray();
        this.seconds = Arrays.stream(counts)
                .map(count -> Arrays.binarySearch(distinct, count))
                .toArray();
        this.forward = new double[counts.length][2];
        this.smoothed = new double[counts.length][2];
    }

    @Override
    public int dimension() {
        return 6;
    }

    /** log_mean[1], log_mean[2], phi[1], phi[2], p12, p21. */
    private static double[] values(double[] position) {
        return new double[] {
            position[0],
            position[1],
            Math.exp(position[2]),
            Math.exp(position[3]),
            logistic(position[4]),
            logistic(position[5])
        };
    }

    @Override
    public double evaluate(double[] position, double[] gradient) {
        double[] values = values(position);
        double[] byValue = new double[6];
        double logDensity = logLikelihood(values, byValue) + logPrior(values, byValue);
        gradient[0] = byValue[0];
        gradient[1] = byValue[1];
        for (int i = 2; i < 4; i++) {
            gradient[i] = byValue[i] * values[i] + 1;
            logDensity += position[i];
        }
        for (int i = 4; i < 6; i++) {
            gradient[i] = byValue[i] * values[i] * (1 - values[i]) + 1 - 2 * values[i];
            logDensity += Math.log(values[i]) + Math.log1p(-values[i]);
        }
        return logDensity;
    }

    private static double logPrior(double[] values, double[] byValue) {
        double sum = 0;
        for (int state = 0; state < 2; state++) {
            byValue[state] -= values[state] / 9;
            byValue[2 + state] -= 0.5;
            byValue[4 + state] -= 3 / (1 - values[4 + state]);
            sum += -values[state] * values[state] / 18 - 0.5 * values[2 + state] + 3 * Math.log1p(-values[4 + state]);
        }
        return sum;
    }

    private double logLikelihood(double[] values, double[] byValue) {
        double[][] logEmission = new double[2][];
        double[][] byLogMean = new double[2][distinct.length];
        double[][] bySize = new double[2][distinct.length];
        for (int state = 0; state < 2; state++) {
            logEmission[state] = emissions(values[state], values[2 + state], byLogMean[state], bySize[state]);
        }
        double p12 = values[4];
        double p21 = values[5];
        double[][] step = {{1 - p12, p12}, {p21, 1 - p21}};
        double[] start = {p21 / (p12 + p21), p12 / (p12 + p21)};
        double logLikelihood = filter(start, step, logEmission);
        double[][] moves = smooth(step);
        for (int t = 0; t < seconds.length; t++) {
            int index = seconds[t];
            for (int state = 0; state < 2; state++) {
                byValue[state] += smoothed[t][state] * byLogMean[state][index];
                byValue[2 + state] += smoothed[t][state] * bySize[state][index];
            }
        }
        byValue[4] += moves[0][1] / p12 - moves[0][0] / (1 - p12) + smoothed[0][1] / p12 - 1 / (p12 + p21);
        byValue[5] += moves[1][0] / p21 - moves[1][1] / (1 - p21) + smoothed[0][0] / p21 - 1 / (p12 + p21);
        return logLikelihood;
    }

    /** Log probabilities of the distinct counts, with their derivatives by the log of the mean and by the size. */
    private double[] emissions(double logMean, double size, double[] byLogMean, double[] bySize) {
        double mean = Math.exp(logMean);
        double[] logEmission = new double[distinct.length];
        for (int i = 0; i < distinct.length; i++) {
            double count = distinct[i];
            double excess = (count + size) / (mean + size);
            logEmission[i] = Gamma.logGamma(count + size)
                    - Gamma.logGamma(size)
                    - Gamma.logGamma(count + 1)
                    + count * (logMean - Math.log(mean + size))
                    - size * Math.log1p(mean / size);
            byLogMean[i] = count - mean * excess;
            bySize[i] = harmonic(count, size) - Math.log1p(mean / size) + 1 - excess;
        }
        return logEmission;
    }

    /** digamma(size + count) - digamma(size). */
    private static double harmonic(double count, double size) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += 1 / (size + j);
        }
        return sum;
    }

    /** Fills in the probabilities of the states given the counts so far, and returns the log likelihood. */
    private double filter(double[] start, double[][] step, double[][] logEmission) {
        double[] largest = new double[distinct.length];
        Arrays.setAll(largest, i -> Math.max(logEmission[0][i], logEmission[1][i]));
        double[][] emission = new double[2][distinct.length];
        for (int state = 0; state < 2; state++) {
            double[] ofState = logEmission[state];
            Arrays.setAll(emission[state], i -> Math.exp(ofState[i] - largest[i]));
        }
        double logLikelihood = 0;
        for (int t = 0; t < seconds.length; t++) {
            double total = 0;
            for (int state = 0; state < 2; state++) {
                double ahead =
                        t == 0 ? start[state] : forward[t - 1][0] * step[0][state] + forward[t - 1][1] * step[1][state];
                forward[t][state] = ahead * emission[state][seconds[t]];
                total += forward[t][state];
            }
            forward[t][0] /= total;
            forward[t][1] /= total;
            logLikelihood += largest[seconds[t]] + Math.log(total);
        }
        return logLikelihood;
    }

    /** Fills in the probabilities of the states given all counts, and returns the expected numbers of moves. */
    private double[][] smooth(double[][] step) {
        double[][] moves = new double[2][2];
        smoothed[seconds.length - 1] = forward[seconds.length - 1].clone();
        for (int t = seconds.length - 2; t >= 0; t--) {
            smoothed[t][0] = 0;
            smoothed[t][1] = 0;
            for (int to = 0; to < 2; to++) {
                double ahead = forward[t][0] * step[0][to] + forward[t][1] * step[1][to];
                for (int from = 0; from < 2; from++) {
                    double move = smoothed[t + 1][to] * forward[t][from] * step[from][to] / ahead;
                    moves[from][to] += move;
                    smoothed[t][from] += move;
                }
            }
        }
        return moves;
    }

    private static double logistic(double u) {
        return 1 / (1 + Math.exp(-u));
    }
}
