package io.tidemark.fit.model;

import io.tidemark.contracts.family.LognormalMixtureFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Durations {@code lognormal-mixK}: {@code d ~ sum_k w[k] LogNormal(mu[k], sigma[k])}, K parts that are {@linkplain Interchangeable
 * interchangeable} and numbered by mu. Priors: w Dirichlet(2), mu Normal(0, 5), sigma LogNormal(0, 0.75). A single part has no
 * weight among its parameters.
 *
 * <p>Needs the histogram of durations: a gradient costs one exponential for each part and distinct duration. With two parts
 * and more there can be several modes, of which equal durations make spikes.
 */
final class LognormalMixtureDurations implements DurationFamily {

    private final LognormalMixtureFamily family;

    LognormalMixtureDurations(LognormalMixtureFamily family) {
        this.family = family;
    }

    @Override
    public String name() {
        return family.family().name();
    }

    @Override
    public Supplier<DurationBlock> given(DurationStatistics durations, double longestSeconds) {
        LogDurations observed = LogDurations.of(durations);
        return () -> new Factor(family, new LognormalMixtureLikelihood(family.parts(), observed));
    }

    private static final class Factor implements DurationBlock {

        private static final double CONCENTRATION = 2;
        private static final double MEAN_VARIANCE = 25;
        private static final double LOG_SIGMA_VARIANCE = 0.5625;

        private final int parts;
        private final List<Parameter> parameters;
        private final LognormalMixtureLikelihood likelihood;
        private final Simplex simplex;
        private final double[] means;
        private final double[] logSigmas;

        Factor(LognormalMixtureFamily family, LognormalMixtureLikelihood likelihood) {
            this.parts = family.parts();
            this.parameters = parametersInOrder(family);
            this.likelihood = likelihood;
            this.simplex = new Simplex(parts);
            this.means = new double[parts];
            this.logSigmas = new double[parts];
        }

        private static List<Parameter> parametersInOrder(LognormalMixtureFamily family) {
            int parts = family.parts();
            List<Parameter> parameters = new ArrayList<>();
            if (family.isWeighted()) {
                parameters.addAll(Parameter.indexed(family.weight(), 1, parts, "dirichlet(2)"));
            }
            parameters.addAll(Parameter.indexed(family.mu(), 1, parts, "normal(0, 5)"));
            parameters.addAll(Parameter.indexed(family.sigma(), 1, parts, "lognormal(0, 0.75)"));
            return List.copyOf(parameters);
        }

        @Override
        public List<Parameter> parameters() {
            return parameters;
        }

        @Override
        public int coordinates() {
            return 3 * parts - 1;
        }

        @Override
        public double evaluate(double[] position, double[] gradient, int from) {
            int meansFrom = from + parts - 1;
            int sigmasFrom = meansFrom + parts;
            simplex.constrain(position, from);
            System.arraycopy(position, meansFrom, means, 0, parts);
            System.arraycopy(position, sigmasFrom, logSigmas, 0, parts);
            double logDensity = likelihood.evaluate(simplex.logWeights(), means, logSigmas);
            logDensity += simplex.pullBack(CONCENTRATION, likelihood.byLogWeight(), gradient, from);
            logDensity += addMeans(gradient, meansFrom);
            return logDensity + addSigmas(gradient, sigmasFrom);
        }

        private double addMeans(double[] gradient, int from) {
            double logPrior = 0;
            double[] byMean = likelihood.byMean();
            for (int k = 0; k < parts; k++) {
                logPrior -= means[k] * means[k] / (2 * MEAN_VARIANCE);
                gradient[from + k] = byMean[k] - means[k] / MEAN_VARIANCE;
            }
            return logPrior;
        }

        /** The logarithm of a lognormal sigma is normal, the Jacobian included. */
        private double addSigmas(double[] gradient, int from) {
            double logPrior = 0;
            for (int k = 0; k < parts; k++) {
                logPrior -= logSigmas[k] * logSigmas[k] / (2 * LOG_SIGMA_VARIANCE);
                gradient[from + k] = likelihood.byLogSigma()[k] - logSigmas[k] / LOG_SIGMA_VARIANCE;
            }
            return logPrior;
        }

        @Override
        public void constrain(double[] position, int from, double[] values, int valuesFrom) {
            simplex.constrain(position, from);
            int meansFrom = from + parts - 1;
            int sigmasFrom = meansFrom + parts;
            int weights = weightCount();
            int[] order = Interchangeable.ascending(position, meansFrom, parts);
            for (int k = 0; k < parts; k++) {
                if (weights > 0) {
                    values[valuesFrom + k] = simplex.weights()[order[k]];
                }
                values[valuesFrom + weights + k] = position[meansFrom + order[k]];
                values[valuesFrom + weights + parts + k] = Math.exp(position[sigmasFrom + order[k]]);
            }
        }

        @Override
        public DurationLaw law(double[] values, int valuesFrom) {
            double[] logWeights = new double[parts];
            Arrays.setAll(logWeights, k -> parts > 1 ? Math.log(values[valuesFrom + k]) : 0);
            int meansFrom = valuesFrom + weightCount();
            return new LognormalLaw(
                    logWeights,
                    Arrays.copyOfRange(values, meansFrom, meansFrom + parts),
                    Arrays.copyOfRange(values, meansFrom + parts, meansFrom + 2 * parts));
        }

        private int weightCount() {
            return parts > 1 ? parts : 0;
        }
    }
}
