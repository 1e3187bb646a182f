package io.tidemark.fit.model;

import io.tidemark.contracts.LogBins;
import io.tidemark.contracts.family.GammaFamily;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Durations {@code gamma}: {@code d ~ Gamma(g_alpha, g_beta)}, shape and rate, both Exponential(0.5) a priori. Needs only
 * the number of durations that were seen to their end, their sum and the sum of their logarithms; a zero adds log P(a, b
 * r), an open connection log Q(a, b d) at the middle of its bin.
 */
final class GammaDurations implements DurationFamily {

    @Override
    public String name() {
        return GammaFamily.FAMILY.name();
    }

    @Override
    public Supplier<DurationBlock> given(DurationStatistics durations, double longestSeconds) {
        return () -> new Factor(durations);
    }

    private static final class Factor extends ShapeAndRate implements DurationBlock {

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
            super(GammaFamily.SHAPE, GammaFamily.RATE);
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
        double logLikelihood(double shape, double rate, double[] byLogs) {
            incomplete.setShape(shape);
            double logLikelihood = addEnded(shape, rate) + addZeros(rate) + addOpen(rate);
            byLogs[0] = shape * byShape;
            byLogs[1] = rate * byRate;
            return logLikelihood;
        }

        private double addEnded(double shape, double rate) {
            double logRate = Math.log(rate);
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
        public DurationLaw law(double[] values, int valuesFrom) {
            return new GammaLaw(values[valuesFrom], values[valuesFrom + 1]);
        }
    }
}
