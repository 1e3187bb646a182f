package io.tidemark.fit.model;

import io.tidemark.contracts.family.LognormalGridFamily;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Durations {@code lognormal-grid}: {@code d ~ sum_k w[k] LogNormal(m[k], s)}, the means fixed on a lattice in log seconds
 * and the width common, so that only the weights are free: Dirichlet(1) a priori. The log
 * likelihood is concave in the weights: there is one mode.
 *
 * <p>The lattice is the same for every fit, {@code m[k] = log(1e-9 s) + 0.8 (k - 1)}, k = 1, 2, 3 and so on, and a parameter
 * is named by its k, {@code w[18]}: its name alone tells the law. A fit uses the k from the shortest duration to the length of
 * the capture and none above it: what lasts longer cannot be seen, so that such a part would weigh what the prior gives it,
 * about as much as one connection, and hold most of the time. Where there are durations of zero, the k start two widths below
 * the clock's resolution, so that a part lies beneath it.
 */
final class LognormalGridDurations implements DurationFamily {

    private static final double WIDTH = LognormalGridFamily.SIGMA;

    /** Durations this near to each other are taken together: a part's density bends by 3e-5 over them. */
    private static final double CELL = 0.01;

    @Override
    public String name() {
        return LognormalGridFamily.FAMILY.name();
    }

    @Override
    public Supplier<DurationBlock> given(DurationStatistics durations, double longestSeconds) {
        LogDurations observed = LogDurations.of(durations);
        double zeroMargin = observed.unresolved().size() > 0 ? 2 * WIDTH : 0;
        int first = Math.max(1, (int) Math.floor(index(observed.shortest() - zeroMargin)));
        int last = Math.max(first + 1, (int) Math.floor(index(Math.max(observed.longest(), Math.log(longestSeconds)))));
        double[] means = IntStream.rangeClosed(first, last)
                .mapToDouble(LognormalGridFamily::mean)
                .toArray();
        MixtureWeightsLikelihood likelihood = likelihood(observed, means);
        return () -> new Factor(first, means, likelihood.fresh());
    }

    /** The lattice's k, between the whole numbers too, of a mean. */
    private static double index(double logSeconds) {
        return (logSeconds - LognormalGridFamily.FIRST_MEAN) / LognormalGridFamily.SPACING + 1;
    }

    private static MixtureWeightsLikelihood likelihood(LogDurations observed, double[] means) {
        NormalTail tail = new NormalTail();
        MixtureWeightsLikelihood.Builder rows = new MixtureWeightsLikelihood.Builder(means.length);
        rows.add(observed.ended().within(CELL), (y, k) -> -Math.pow((y - means[k]) / WIDTH, 2) / 2);
        rows.add(observed.unresolved(), (y, k) -> {
            tail.evaluate((y - means[k]) / WIDTH);
            return tail.logLower();
        });
        rows.add(observed.open().within(CELL), (y, k) -> {
            tail.evaluate((means[k] - y) / WIDTH);
            return tail.logLower();
        });
        return rows.build();
    }

    private static final class Factor implements DurationBlock {

        private static final double CONCENTRATION = 1;

        private final List<Parameter> parameters;
        private final double[] means;
        private final double[] sds;
        private final MixtureWeightsLikelihood likelihood;
        private final Simplex simplex;

        Factor(int first, double[] means, MixtureWeightsLikelihood likelihood) {
            this.means = means;
            this.likelihood = likelihood;
            this.parameters =
                    Parameter.indexed(LognormalGridFamily.WEIGHT, first, first + means.length - 1, "dirichlet(1)");
            this.simplex = new Simplex(means.length);
            this.sds = new double[means.length];
            Arrays.fill(sds, WIDTH);
        }

        @Override
        public List<Parameter> parameters() {
            return parameters;
        }

        @Override
        public int coordinates() {
            return means.length - 1;
        }

        @Override
        public double evaluate(double[] position, double[] gradient, int from) {
            simplex.constrain(position, from);
            return likelihood.evaluate(simplex.weights())
                    + simplex.pullBack(CONCENTRATION, likelihood.byLogWeight(), gradient, from);
        }

        @Override
        public void constrain(double[] position, int from, double[] values, int valuesFrom) {
            simplex.constrain(position, from);
            System.arraycopy(simplex.weights(), 0, values, valuesFrom, means.length);
        }

        @Override
        public DurationLaw law(double[] values, int valuesFrom) {
            double[] logWeights = new double[means.length];
            Arrays.setAll(logWeights, k -> Math.log(values[valuesFrom + k]));
            return new LognormalLaw(logWeights, means, sds);
        }
    }
}
