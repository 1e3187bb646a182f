package io.tidemark.fit.model;

import io.tidemark.contracts.family.Family;
import io.tidemark.contracts.family.HiddenMarkovFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Arrivals with hidden states: a Markov chain of two states, a quiet and a busy one, moves from second to second with
 * probabilities p12 and p21 and starts stationary; in state s {@code c ~ neg_binomial_2_log(log_mean[s], phi[s])}. States are
 * {@linkplain Interchangeable interchangeable} and numbered by log_mean. Priors: p12 and p21 Beta(1, 4); of log_mean and phi, {@code
 * hmm-nb2} has {@link StatePrior.Independent}, for comparison with other samplers, {@code hmm-tied} has {@link StatePrior.Tied}.
 *
 * <p>It describes all users of a capture together as one unit, so captures fitted together must hold equally many. A
 * gradient costs two passes over the seconds, long runs of equal counts as one.
 */
final class HiddenMarkovArrivals implements ArrivalFamily {

    private final Family family;
    private final IntFunction<StatePrior> prior;

    private HiddenMarkovArrivals(Family family, IntFunction<StatePrior> prior) {
        this.family = family;
        this.prior = prior;
    }

    /** The family {@code hmm-nb2}. */
    static ArrivalFamily independent() {
        return new HiddenMarkovArrivals(HiddenMarkovFamily.INDEPENDENT, users -> new StatePrior.Independent());
    }

    /** The family {@code hmm-tied}. */
    static ArrivalFamily tied() {
        return new HiddenMarkovArrivals(HiddenMarkovFamily.TIED, StatePrior.Tied::new);
    }

    @Override
    public String name() {
        return family.name();
    }

    @Override
    public Supplier<ArrivalBlock> given(Observations observations, Collection<Protocol> protocols) {
        List<Integer> users = observations.series().stream()
                .map(CountSeries::users)
                .distinct()
                .sorted()
                .toList();
        if (users.size() > 1) {
            throw new CapturesOfDifferentUsers(family.name(), users);
        }
        IndexedCounts counts = IndexedCounts.of(observations.series().stream()
                .map(series -> series.total(protocols))
                .filter(series -> series.length > 0)
                .toList());
        int usersOfUnit = users.isEmpty() ? 1 : users.get(0);
        return () -> new Factor(counts, usersOfUnit, prior.apply(usersOfUnit));
    }

    private static final class Factor implements ArrivalBlock {

        private static final String MOVE_PRIOR = "beta(1, 4)";

        private final int usersOfUnit;
        private final StatePrior prior;
        private final List<Parameter> parameters;
        private final TwoStateChain chain;
        private final double[] seconds;
        private final TwoStateEmissions emissions;
        private final double[] logMeans = new double[2];
        private final double[] sizes = new double[2];
        private final double[] byLogMean = new double[2];
        private final double[] byLogSize = new double[2];

        Factor(IndexedCounts counts, int usersOfUnit, StatePrior prior) {
            this.usersOfUnit = usersOfUnit;
            this.prior = prior;
            parameters = parametersInOrder(prior);
            chain = new TwoStateChain(counts);
            seconds = new double[counts.distinct().length];
            counts.series().forEach(series -> Arrays.stream(series).forEach(index -> seconds[index]++));
            emissions = new TwoStateEmissions(counts.distinct());
        }

        private static List<Parameter> parametersInOrder(StatePrior prior) {
            List<Parameter> parameters = new ArrayList<>();
            parameters.addAll(Parameter.indexed(HiddenMarkovFamily.LOG_MEAN, 1, 2, prior.logMeanPrior()));
            parameters.addAll(Parameter.indexed(HiddenMarkovFamily.SIZE, 1, 2, prior.sizePrior()));
            parameters.add(Parameter.of(HiddenMarkovFamily.P12, MOVE_PRIOR));
            parameters.add(Parameter.of(HiddenMarkovFamily.P21, MOVE_PRIOR));
            return List.copyOf(parameters);
        }

        @Override
        public List<Parameter> parameters() {
            return parameters;
        }

        @Override
        public int coordinates() {
            return 6;
        }

        @Override
        public double evaluate(double[] position, double[] gradient, int from) {
            System.arraycopy(position, from, logMeans, 0, 2);
            double p12 = logistic(position[from + 4]);
            double p21 = logistic(position[from + 5]);
            for (int s = 0; s < 2; s++) {
                sizes[s] = Math.exp(position[from + 2 + s]);
            }
            if (!(Math.min(sizes[0], sizes[1]) > 0)) {
                return Double.NaN;
            }
            emissions.evaluate(logMeans, 0, sizes, 0);
            double logDensity =
                    logLargerEmissions() + chain.evaluate(emissions.relative(0), emissions.relative(1), p12, p21);
            averageOverStates();
            logDensity += addPriors(gradient, from);
            return logDensity + addMoves(position, gradient, from + 4, p12, p21);
        }

        /** Logarithm of what the emissions' relative likelihoods leave out. */
        private double logLargerEmissions() {
            double sum = 0;
            for (int i = 0; i < seconds.length; i++) {
                sum += seconds[i] * emissions.logLarger()[i];
            }
            return sum;
        }

        private void averageOverStates() {
            Arrays.fill(byLogMean, 0);
            Arrays.fill(byLogSize, 0);
            for (int i = 0; i < seconds.length; i++) {
                double in2 = chain.secondsIn2()[i];
                double in1 = seconds[i] - in2;
                byLogMean[0] += in1 * emissions.state(0).byLogMean()[i];
                byLogMean[1] += in2 * emissions.state(1).byLogMean()[i];
                byLogSize[0] += in1 * emissions.state(0).byLogSize()[i];
                byLogSize[1] += in2 * emissions.state(1).byLogSize()[i];
            }
        }

        private double addPriors(double[] gradient, int from) {
            double logPrior = prior.addLogMeans(logMeans, byLogMean);
            for (int s = 0; s < 2; s++) {
                logPrior += prior.addSize(sizes[s], s, byLogSize);
                gradient[from + s] = byLogMean[s];
                gradient[from + 2 + s] = byLogSize[s];
            }
            return logPrior;
        }

        /** Beta(1, 4) of p with the Jacobian p (1 - p) is {@code log p + 4 log(1 - p)}, whose derivative is 1 - 5 p. */
        private double addMoves(double[] position, double[] gradient, int from, double p12, double p21) {
            int captures = chain.series();
            gradient[from] = 1
                    - 5 * p12
                    + (chain.moves12() + chain.startsIn2()) * (1 - p12)
                    - chain.stays1() * p12
                    - captures * p12 * (1 - p12) / (p12 + p21);
            gradient[from + 1] = 1
                    - 5 * p21
                    + (chain.moves21() + captures - chain.startsIn2()) * (1 - p21)
                    - chain.stays2() * p21
                    - captures * p21 * (1 - p21) / (p12 + p21);
            return logBeta(position[from]) + logBeta(position[from + 1]);
        }

        private static double logBeta(double logit) {
            return -Math.log1p(Math.exp(-logit)) - 4 * Math.log1p(Math.exp(logit));
        }

        private static double logistic(double logit) {
            return 1 / (1 + Math.exp(-logit));
        }

        @Override
        public void constrain(double[] position, int from, double[] values, int valuesFrom) {
            int quiet = position[from] <= position[from + 1] ? 0 : 1;
            for (int s = 0; s < 2; s++) {
                int state = s ^ quiet;
                values[valuesFrom + s] = position[from + state];
                values[valuesFrom + 2 + s] = Math.exp(position[from + 2 + state]);
                values[valuesFrom + 4 + s] = logistic(position[from + 4 + state]);
            }
        }

        /** Means of the states by how long the chain is in each. */
        @Override
        public double meanRate(double[] values, int valuesFrom) {
            double p12 = values[valuesFrom + 4];
            double p21 = values[valuesFrom + 5];
            double mean = p21 * Math.exp(values[valuesFrom]) + p12 * Math.exp(values[valuesFrom + 1]);
            return mean / (p12 + p21) / usersOfUnit;
        }

        @Override
        public void predict(double[] values, int valuesFrom, int users, CountBlocks blocks, double[] logScores) {
            TwoStateEmissions likelihoods = new TwoStateEmissions(blocks.distinct());
            likelihoods.evaluate(values, valuesFrom, values, valuesFrom + 2);
            TwoStateChain.predict(blocks, likelihoods, values[valuesFrom + 4], values[valuesFrom + 5], logScores);
        }

        @Override
        public void replicate(double[] values, int valuesFrom, int users, UniformRandomProvider random, int[] counts) {
            double[] leave = {values[valuesFrom + 4], values[valuesFrom + 5]};
            NegativeBinomialSampler[] states = new NegativeBinomialSampler[2];
            Arrays.setAll(
                    states,
                    s -> new NegativeBinomialSampler(
                            random, values[valuesFrom + 2 + s], Math.exp(values[valuesFrom + s])));
            int state = random.nextDouble() * (leave[0] + leave[1]) < leave[1] ? 0 : 1;
            for (int second = 0; second < counts.length; second++) {
                counts[second] = states[state].sample();
                state = random.nextDouble() < leave[state] ? 1 - state : state;
            }
        }
    }
}
