package io.tidemark.fit.model;

import java.util.Arrays;

/**
 * Series of observations from a hidden Markov chain of two states, each series started stationary on its own: likelihood
 * by the forward recursion, and, by the backward one, how many seconds of each distinct observation and how many moves are
 * expected of each state given all observations. These give the gradient: the derivative of the log likelihood is that of
 * the complete data's, averaged over the states (Fisher's identity).
 *
 * <p>Emissions are given relative to the larger of the two states' for each distinct observation. The recursions are
 * rescaled only where they have become small, so that no second waits for a division. Holds the results of the last
 * evaluation.
 */
final class TwoStateChain {

    /** Below this a recursion is rescaled. */
    private static final double SMALL = 1e-100;

    private final IndexedCounts observed;
    private final double[] forward1;
    private final double[] forward2;
    private final double[] secondsIn2;
    private double moves12;
    private double moves21;
    private double stays1;
    private double stays2;
    private double startsIn2;

    TwoStateChain(IndexedCounts observed) {
        this.observed = observed;
        int longest =
                observed.series().stream().mapToInt(each -> each.length).max().orElse(0);
        this.forward1 = new double[longest];
        this.forward2 = new double[longest];
        this.secondsIn2 = new double[observed.distinct().length];
    }

    /** Number of series. */
    int series() {
        return observed.series().size();
    }

    /** Expected number of seconds in state 2 with each distinct observation. */
    double[] secondsIn2() {
        return secondsIn2;
    }

    /** Expected number of moves from state 1 to state 2. */
    double moves12() {
        return moves12;
    }

    /** Expected number of moves from state 2 to state 1. */
    double moves21() {
        return moves21;
    }

    /** Expected number of seconds in state 1 that another one in state 1 follows. */
    double stays1() {
        return stays1;
    }

    /** Expected number of seconds in state 2 that another one in state 2 follows. */
    double stays2() {
        return stays2;
    }

    /** Expected number of series that start in state 2. */
    double startsIn2() {
        return startsIn2;
    }

    /**
     * Log likelihood of all series, apart from the emissions' common factors.
     *
     * @param emission1 relative likelihood of each distinct observation in state 1
     * @param emission2 the same in state 2
     * @param p12 probability to leave state 1
     * @param p21 probability to leave state 2
     */
    double evaluate(double[] emission1, double[] emission2, double p12, double p21) {
        Arrays.fill(secondsIn2, 0);
        moves12 = 0;
        moves21 = 0;
        stays1 = 0;
        stays2 = 0;
        startsIn2 = 0;
        double logLikelihood = 0;
        for (int[] series : observed.series()) {
            logLikelihood += filter(series, emission1, emission2, p12, p21);
            smooth(series, emission1, emission2, p12, p21);
        }
        return logLikelihood;
    }

    private double filter(int[] series, double[] emission1, double[] emission2, double p12, double p21) {
        double logScale = 0;
        double state1 = p21 / (p12 + p21) * emission1[series[0]];
        double state2 = p12 / (p12 + p21) * emission2[series[0]];
        forward1[0] = state1;
        forward2[0] = state2;
        for (int t = 1; t < series.length; t++) {
            double next1 = (state1 * (1 - p12) + state2 * p21) * emission1[series[t]];
            double next2 = (state1 * p12 + state2 * (1 - p21)) * emission2[series[t]];
            double total = next1 + next2;
            if (total < SMALL) {
                logScale += Math.log(total);
                next1 /= total;
                next2 /= total;
            }
            state1 = next1;
            state2 = next2;
            forward1[t] = state1;
            forward2[t] = state2;
        }
        return logScale + Math.log(state1 + state2);
    }

    private void smooth(int[] series, double[] emission1, double[] emission2, double p12, double p21) {
        int last = series.length - 1;
        double in2 = forward2[last] / (forward1[last] + forward2[last]);
        secondsIn2[series[last]] += in2;
        double backward1 = 1;
        double backward2 = 1;
        for (int t = last - 1; t >= 0; t--) {
            double ahead1 = backward1 * emission1[series[t + 1]];
            double ahead2 = backward2 * emission2[series[t + 1]];
            double to11 = forward1[t] * (1 - p12) * ahead1;
            double to12 = forward1[t] * p12 * ahead2;
            double to21 = forward2[t] * p21 * ahead1;
            double to22 = forward2[t] * (1 - p21) * ahead2;
            double inverse = 1 / (to11 + to12 + to21 + to22);
            moves12 += to12 * inverse;
            moves21 += to21 * inverse;
            stays1 += to11 * inverse;
            stays2 += to22 * inverse;
            in2 = (to21 + to22) * inverse;
            secondsIn2[series[t]] += in2;
            backward1 = (1 - p12) * ahead1 + p12 * ahead2;
            backward2 = p21 * ahead1 + (1 - p21) * ahead2;
            double total = backward1 + backward2;
            if (total < SMALL) {
                backward1 /= total;
                backward2 /= total;
            }
        }
        startsIn2 += in2;
    }

    /**
     * Predicts one second ahead: {@code log p(x_t | x_0 .. x_(t-1))}.
     *
     * @param series index of each second's observation
     * @param emissions likelihood of each distinct observation in both states
     * @param p12 probability to leave state 1
     * @param p21 probability to leave state 2
     * @param fromSecond the first second that is predicted
     * @param logScores overwritten with one value for each second from {@code fromSecond} on
     */
    static void predict(
            int[] series, TwoStateEmissions emissions, double p12, double p21, int fromSecond, double[] logScores) {
        double ahead2 = p12 / (p12 + p21);
        for (int t = 0; t < series.length; t++) {
            double joint1 = (1 - ahead2) * emissions.relative(0)[series[t]];
            double joint2 = ahead2 * emissions.relative(1)[series[t]];
            if (t >= fromSecond) {
                logScores[t - fromSecond] = emissions.logLarger()[series[t]] + Math.log(joint1 + joint2);
            }
            double now2 = joint2 / (joint1 + joint2);
            ahead2 = (1 - now2) * p12 + now2 * (1 - p21);
        }
    }
}
