package io.tidemark.fit.model;

import io.tidemark.contracts.family.LogHistogramFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Durations {@code log-histogram}: a histogram of log durations, in {@link DurationCells}, whose hazards follow a smooth curve, with a
 * Pareto tail beyond the last cell. Its parameters tell the whole law: {@code hazard[k]} is the hazard for a unit of log seconds
 * from edge k of the lattice to the next edge named, {@code tail_index[k:j]} the index of the tail from edge k to edge j, the length of the capture.
 *
 * <p>The prior is {@link HazardCurve}'s. What no data say is carried on from the cells beside: no cell holds connections that
 * nobody made, and the tail falls at least about as fast as 1 / x, so that durations never seen cannot decide the mean alone.
 * But for the curve's spread, the log density is concave: there is one mode. Parameters of the tail are the prior's alone.
 */
final class LogHistogramDurations implements DurationFamily {

    private final BiFunction<LogDurations, Double, DurationCells> cells;

    /** The family on cells that durations choose. */
    LogHistogramDurations() {
        this(DurationCells::of);
    }

    /** The family on cells that are given, whatever the durations. */
    LogHistogramDurations(DurationCells cells) {
        this((durations, longestSeconds) -> cells);
    }

    private LogHistogramDurations(BiFunction<LogDurations, Double, DurationCells> cells) {
        this.cells = cells;
    }

    @Override
    public String name() {
        return LogHistogramFamily.FAMILY.name();
    }

    @Override
    public Supplier<DurationBlock> given(DurationStatistics durations, double longestSeconds) {
        LogDurations observed = LogDurations.of(durations);
        DurationCells chosen = cells.apply(observed, longestSeconds);
        HazardLikelihood likelihood = HazardLikelihood.of(observed, chosen);
        return () -> new Factor(chosen, likelihood.fresh());
    }

    private static final class Factor implements DurationBlock {

        private final DurationCells cells;
        private final HazardLikelihood likelihood;
        private final HazardCurve curve;
        private final List<Parameter> parameters;
        private final double[] widths;
        private final double[] hazards;
        private final double[] byLogHazard;

        Factor(DurationCells cells, HazardLikelihood likelihood) {
            this.cells = cells;
            this.likelihood = likelihood;
            this.curve = new HazardCurve(cells, likelihood.ended(), likelihood.passed());
            this.parameters = parameters(cells);
            this.widths = new double[cells.count()];
            Arrays.setAll(widths, cells::widthOf);
            this.hazards = new double[cells.count()];
            this.byLogHazard = new double[cells.count()];
        }

        private static List<Parameter> parameters(DurationCells cells) {
            List<Parameter> parameters = new ArrayList<>();
            parameters.add(Parameter.of(LogHistogramFamily.SPREAD, HazardCurve.SPREAD_PRIOR));
            for (int i = 0; i < cells.count(); i++) {
                parameters.add(Parameter.of(LogHistogramFamily.HAZARD, HazardCurve.HAZARD_PRIOR, cells.edges()[i]));
            }
            parameters.add(Parameter.of(
                    LogHistogramFamily.TAIL_INDEX,
                    HazardCurve.TAIL_PRIOR,
                    cells.edges()[cells.count()],
                    cells.horizon()));
            return List.copyOf(parameters);
        }

        @Override
        public List<Parameter> parameters() {
            return parameters;
        }

        @Override
        public int coordinates() {
            return curve.coordinates();
        }

        @Override
        public double evaluate(double[] position, double[] gradient, int from) {
            curve.constrain(position, from);
            for (int i = 0; i < hazards.length; i++) {
                hazards[i] = Math.exp(curve.logHazards()[i]) * widths[i];
            }
            double logLikelihood = likelihood.evaluate(hazards);
            for (int i = 0; i < hazards.length; i++) {
                byLogHazard[i] = likelihood.byHazard()[i] * hazards[i];
            }
            return logLikelihood + curve.pullBack(byLogHazard, position, gradient, from);
        }

        @Override
        public void constrain(double[] position, int from, double[] values, int valuesFrom) {
            curve.constrain(position, from);
            values[valuesFrom] = curve.spread();
            for (int i = 0; i < hazards.length; i++) {
                values[valuesFrom + 1 + i] = Math.exp(curve.logHazards()[i]);
            }
            values[valuesFrom + 1 + hazards.length] = curve.tailIndex(position, from);
        }

        @Override
        public DurationLaw law(double[] values, int valuesFrom) {
            return new LogHistogramLaw(cells, values, valuesFrom + 1, values[valuesFrom + 1 + hazards.length]);
        }
    }
}
