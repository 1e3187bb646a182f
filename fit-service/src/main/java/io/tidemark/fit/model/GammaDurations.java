package io.tidemark.fit.model;

import io.tidemark.contracts.LogBins;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Durations {@code gamma}: {@code d ~ Gamma(g_alpha, g_beta)}, shape and rate, both Exponential(0.5) a priori. Needs only
 * the number of durations that were seen to their end, their sum and the sum of their logarithms; a zero adds log P(a, b
 * r), an open connection log Q(a, b d) at the middle of its bin.
 */
final class GammaDurations implements DurationFamily {

    @Override
    public String name() {
        return "gamma";
    }

    @Override
    public Supplier<DurationBlock> given(DurationStatistics durations) {
        return () -> new Factor(durations);
    }

    private static final class Factor implements DurationBlock {

        private static final List<Parameter> PARAMETERS = List.of(
                new Parameter("g_alpha", "1", ExponentialPrior.STAN),
                new Parameter("g_beta", "1/s", ExponentialPrior.STAN));

        private final IncompleteGamma incomplete = new IncompleteGamma();
        private final double count;
        private final double sumSeconds;
        private final double sumLogSeconds;
        private final double[] resolutionSeconds;
        private final double[] zeros;
        private final double[] openSeconds;
        private final double[] open;

        private double byShape;
        private double byRate;

        Factor(DurationStatistics durations) {
            count = durations.closed().count();
            sumSeconds = durations.closed().sumSeconds();
            sumLogSeconds = durations.closed().sumLogSeconds();
            resolutionSeconds = durations.zeros().stream()
                    .mapToDouble(DurationStatistics.Zeros::clockResolutionSeconds)
                    .toArray();
            zeros = durations.zeros().stream()
                    .mapToDouble(DurationStatistics.Zeros::count)
                    .toArray();
            openSeconds = Arrays.stream(durations.open().bins())
                    .mapToDouble(bin -> Math.exp(LogBins.logMiddle(bin)))
                    .toArray();
            open = Arrays.stream(durations.open().counts())
                    .mapToDouble(each -> each)
                    .toArray();
        }

        @Override
        public List<Parameter> parameters() {
            return PARAMETERS;
        }

        @Override
        public int coordinates() {
            return 2;
        }

        @Override
        public double evaluate(double[] position, double[] gradient, int from) {
            double logShape = position[from];
            double logRate = position[from + 1];
            double shape = Math.exp(logShape);
            double rate = Math.exp(logRate);
            incomplete.setShape(shape);
            double logLikelihood = addEnded(shape, rate, logRate) + addZeros(rate) + addOpen(rate);
            gradient[from] = shape * byShape + ExponentialPrior.derivative(shape);
            gradient[from + 1] = rate * byRate + ExponentialPrior.derivative(rate);
            return logLikelihood
                    + ExponentialPrior.logDensity(logShape, shape)
                    + ExponentialPrior.logDensity(logRate, rate);
        }

        private double addEnded(double shape, double rate, double logRate) {
            byShape = count * (logRate - incomplete.digamma()) + sumLogSeconds;
            byRate = count * shape / rate - sumSeconds;
            return count * (shape * logRate - incomplete.logGamma()) + (shape - 1) * sumLogSeconds - rate * sumSeconds;
        }

        private double addZeros(double rate) {
            double sum = 0;
            for (int i = 0; i < zeros.length; i++) {
                incomplete.evaluate(rate * resolutionSeconds[i]);
                sum += zeros[i] * incomplete.logLower();
                byShape += zeros[i] * incomplete.logLowerByShape();
                byRate += zeros[i] * resolutionSeconds[i] * incomplete.logLowerByX();
            }
            return sum;
        }

        private double addOpen(double rate) {
            double sum = 0;
            for (int i = 0; i < open.length; i++) {
                incomplete.evaluate(rate * openSeconds[i]);
                sum += open[i] * incomplete.logUpper();
                byShape += open[i] * incomplete.logUpperByShape();
                byRate += open[i] * openSeconds[i] * incomplete.logUpperByX();
            }
            return sum;
        }

        @Override
        public void constrain(double[] position, int from, double[] values, int valuesFrom) {
            values[valuesFrom] = Math.exp(position[from]);
            values[valuesFrom + 1] = Math.exp(position[from + 1]);
        }

        @Override
        public DurationLaw law(double[] values, int valuesFrom) {
            return new GammaLaw(values[valuesFrom], values[valuesFrom + 1]);
        }
    }
}
