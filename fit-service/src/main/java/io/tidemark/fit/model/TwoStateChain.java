package io.tidemark.fit.model;

import java.util.Arrays;
import java.util.List;

/**
 * Series of observations from a hidden Markov chain of two states, each series started stationary on its own: likelihood
 * by the forward recursion, and, by the backward one, how many seconds of each distinct observation and how many moves are
 * expected of each state given all observations. These give the gradient: the derivative of the log likelihood is that of
 * the complete data's, averaged over the states (Fisher's identity).
 *
 * <p>{@linkplain EqualSeconds Runs} of equal observations are one step each, and what depends on a run's length alone is
 * computed once for all runs as long: the cost is that of the seconds that differ from the one before, however long the
 * silence between them. Emissions are given relative to the larger of the two states' for each distinct observation. The
 * recursions are rescaled after a run, and elsewhere only where they have become small, so that no second waits for a division.
 * Holds the results of the last evaluation.
 */
final class TwoStateChain {

    /** Below this a recursion is rescaled. */
    private static final double SMALL = 1e-100;

    private final List<int[]> series;
    private final RepeatedSecond[] matrices;
    private final EqualSeconds[] runs;
    private final double[] forward1;
    private final double[] forward2;
    private final double[] secondsIn2;
    private double p12;
    private double p21;
    private double logScale;
    private double backward1;
    private double backward2;
    private double moves12;
    private double moves21;
    private double stays1;
    private double stays2;
    private double startsIn2;

    TwoStateChain(IndexedCounts observed) {
        Steps steps = Steps.of(observed.series());
        this.series = steps.series();
        this.matrices = new RepeatedSecond[observed.distinct().length];
        this.runs = steps.runs().stream().map(this::run).toArray(EqualSeconds[]::new);
        int longest = series.stream().mapToInt(each -> each.length).max().orElse(0);
        this.forward1 = new double[longest];
        this.forward2 = new double[longest];
        this.secondsIn2 = new double[observed.distinct().length];
    }

    private EqualSeconds run(Steps.Run run) {
        if (matrices[run.index()] == null) matrices[run.index()] = new RepeatedSecond();
        return new EqualSeconds(run, matrices[run.index()]);
    }

    /** Number of series. */
    int series() {
        return series.size();
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
        this.p12 = p12;
        this.p21 = p21;
        clear();
        for (int i = 0; i < matrices.length; i++) {
            if (matrices[i] != null) matrices[i].evaluate(emission1[i], emission2[i], p12, p21);
        }
        for (EqualSeconds run : runs) run.evaluate();
        double logLikelihood = 0;
        for (int[] steps : series) {
            logLikelihood += filter(steps, emission1, emission2);
            smooth(steps, emission1, emission2);
        }
        return logLikelihood;
    }

    private void clear() {
        Arrays.fill(secondsIn2, 0);
        moves12 = 0;
        moves21 = 0;
        stays1 = 0;
        stays2 = 0;
        startsIn2 = 0;
    }

    private double filter(int[] steps, double[] emission1, double[] emission2) {
        logScale = 0;
        forward1[0] = p21 / (p12 + p21) * emission1[steps[0]];
        forward2[0] = p12 / (p12 + p21) * emission2[steps[0]];
        int step = 1;
        while (step < steps.length) {
            step = steps[step] < 0 ? filterRun(steps, step) : filterSeconds(steps, step, emission1, emission2);
        }
        return logScale + Math.log(forward1[steps.length - 1] + forward2[steps.length - 1]);
    }

    /** Goes on over single seconds, and says which step comes after them. */
    private int filterSeconds(int[] steps, int from, double[] emission1, double[] emission2) {
        double stay1 = 1 - p12;
        double leave1 = p12;
        double stay2 = 1 - p21;
        double leave2 = p21;
        double state1 = forward1[from - 1];
        double state2 = forward2[from - 1];
        int step = from;
        for (; step < steps.length && steps[step] >= 0; step++) {
            double next1 = (state1 * stay1 + state2 * leave2) * emission1[steps[step]];
            double next2 = (state1 * leave1 + state2 * stay2) * emission2[steps[step]];
            double total = next1 + next2;
            if (total < SMALL) {
                logScale += Math.log(total);
                next1 /= total;
                next2 /= total;
            }
            state1 = next1;
            state2 = next2;
            forward1[step] = state1;
            forward2[step] = state2;
        }
        return step;
    }

    private int filterRun(int[] steps, int step) {
        EqualSeconds run = runs[-1 - steps[step]];
        double state1 = run.after1(forward1[step - 1], forward2[step - 1]);
        double state2 = run.after2(forward1[step - 1], forward2[step - 1]);
        double total = state1 + state2;
        logScale += run.logFactor() + Math.log(total);
        forward1[step] = state1 / total;
        forward2[step] = state2 / total;
        return step + 1;
    }

    private void smooth(int[] steps, double[] emission1, double[] emission2) {
        backward1 = 1;
        backward2 = 1;
        int step = steps.length - 1;
        while (step > 0) {
            step = steps[step] < 0 ? smoothRun(steps, step) : smoothSeconds(steps, step, emission1, emission2);
        }
        double in1 = forward1[0] * backward1;
        double in2 = forward2[0] * backward2;
        startsIn2 += in2 / (in1 + in2);
        secondsIn2[steps[0]] += in2 / (in1 + in2);
    }

    /** Goes back over single seconds, and says which step comes before them. */
    private int smoothSeconds(int[] steps, int from, double[] emission1, double[] emission2) {
        double after1 = backward1;
        double after2 = backward2;
        double sum12 = 0;
        double sum21 = 0;
        double sum11 = 0;
        double sum22 = 0;
        int step = from;
        for (; step > 0 && steps[step] >= 0; step--) {
            double ahead1 = after1 * emission1[steps[step]];
            double ahead2 = after2 * emission2[steps[step]];
            double to11 = forward1[step - 1] * (1 - p12) * ahead1;
            double to12 = forward1[step - 1] * p12 * ahead2;
            double to21 = forward2[step - 1] * p21 * ahead1;
            double to22 = forward2[step - 1] * (1 - p21) * ahead2;
            double inverse = 1 / (to11 + to12 + to21 + to22);
            sum12 += to12 * inverse;
            sum21 += to21 * inverse;
            sum11 += to11 * inverse;
            sum22 += to22 * inverse;
            secondsIn2[steps[step]] += (to12 + to22) * inverse;
            after1 = (1 - p12) * ahead1 + p12 * ahead2;
            after2 = p21 * ahead1 + (1 - p21) * ahead2;
            double total = after1 + after2;
            if (total < SMALL) {
                after1 /= total;
                after2 /= total;
            }
        }
        backward1 = after1;
        backward2 = after2;
        add(sum12, sum21, sum11, sum22);
        return step;
    }

    private int smoothRun(int[] steps, int step) {
        EqualSeconds run = runs[-1 - steps[step]];
        run.goBack(forward1[step - 1], forward2[step - 1], backward1, backward2);
        add(run.moves12(), run.moves21(), run.stays1(), run.stays2());
        secondsIn2[run.index()] += run.moves12() + run.stays2();
        double total = run.before1() + run.before2();
        backward1 = run.before1() / total;
        backward2 = run.before2() / total;
        return step - 1;
    }

    private void add(double to12, double to21, double to11, double to22) {
        moves12 += to12;
        moves21 += to21;
        stays1 += to11;
        stays2 += to22;
    }

    /**
     * Predicts block after block: {@code log p(block | all before it)}.
     *
     * @param blocks counts of one series
     * @param emissions likelihood of each distinct count in both states
     * @param p12 probability to leave state 1
     * @param p21 probability to leave state 2
     * @param logScores overwritten with one value for each block that is predicted
     */
    static void predict(CountBlocks blocks, TwoStateEmissions emissions, double p12, double p21, double[] logScores) {
        EqualSeconds[] kinds = kinds(blocks, emissions, p12, p21);
        double[] logFactors = Arrays.stream(kinds)
                .mapToDouble(
                        kind -> kind.logFactor() + kind.seconds() * emissions.logLarger()[kind.index()])
                .toArray();
        double state1 = p21 / (p12 + p21);
        double state2 = p12 / (p12 + p21);
        int notPredicted = blocks.number() - logScores.length;
        for (int block = 0; block < blocks.number(); block++) {
            EqualSeconds kind = kinds[blocks.kind(block)];
            double next1 = kind.after1(state1, state2);
            double next2 = kind.after2(state1, state2);
            double total = next1 + next2;
            if (block >= notPredicted) {
                logScores[block - notPredicted] = logFactors[blocks.kind(block)] + Math.log(total);
            }
            state1 = next1 / total;
            state2 = next2 / total;
        }
    }

    private static EqualSeconds[] kinds(CountBlocks blocks, TwoStateEmissions emissions, double p12, double p21) {
        RepeatedSecond[] matrices = new RepeatedSecond[blocks.distinct().length];
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] = new RepeatedSecond();
            matrices[i].evaluate(emissions.relative(0)[i], emissions.relative(1)[i], p12, p21);
        }
        EqualSeconds[] kinds = new EqualSeconds[blocks.kinds().size()];
        for (int i = 0; i < kinds.length; i++) {
            Steps.Run run = blocks.kinds().get(i);
            kinds[i] = new EqualSeconds(run, matrices[run.index()]);
            kinds[i].evaluate();
        }
        return kinds;
    }
}
