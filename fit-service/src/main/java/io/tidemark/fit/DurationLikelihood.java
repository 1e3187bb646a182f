package io.tidemark.fit;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import io.tidemark.fit.LogLikelihood.Constant;
import io.tidemark.fit.model.DurationLaw;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Posterior;
import io.tidemark.fit.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Log likelihood of one connection of each cell of nearly equal durations: the density at the mean logarithm where they were
 * seen to their end, log F(r) where they are below the clock's resolution r, log S where they are open still.
 */
final class DurationLikelihood implements LogLikelihood.Variable {

    private final Posterior posterior;
    private final Protocol protocol;
    private final List<Cell> cells = new ArrayList<>();

    DurationLikelihood(Posterior posterior, Protocol protocol, DurationStatistics durations) {
        this.posterior = posterior;
        this.protocol = protocol;
        durations
                .zeros()
                .forEach(zeros -> cells.add(new Cell(Kind.BELOW, zeros.clockResolutionSeconds(), zeros.count())));
        add(Kind.ENDED, durations.closed());
        add(Kind.ABOVE, durations.open());
    }

    /** What is known of a duration; its place in the order is its number in documents. */
    private enum Kind {
        ENDED {
            @Override
            double logLikelihood(DurationLaw law, double seconds) {
                return law.logDensity(seconds);
            }
        },
        BELOW {
            @Override
            double logLikelihood(DurationLaw law, double seconds) {
                return law.logDistribution(seconds);
            }
        },
        ABOVE {
            @Override
            double logLikelihood(DurationLaw law, double seconds) {
                return law.logSurvival(seconds);
            }
        };

        abstract double logLikelihood(DurationLaw law, double seconds);
    }

    private record Cell(Kind kind, double seconds, double connections) {}

    /** Adds a tally in cells of equal width in the logarithm, as wide as it takes for there to be few enough. */
    private void add(Kind kind, DurationTally tally) {
        int[] bins = tally.bins();
        if (bins.length == 0) {
            return;
        }
        int width = (bins[bins.length - 1] - bins[0]) / LogLikelihood.MOST + 1;
        Map<Integer, double[]> sums = new TreeMap<>();
        for (int i = 0; i < bins.length; i++) {
            double[] sum = sums.computeIfAbsent((bins[i] - bins[0]) / width, cell -> new double[2]);
            sum[0] += tally.counts()[i] * LogBins.logMiddle(bins[i]);
            sum[1] += tally.counts()[i];
        }
        sums.values().forEach(sum -> cells.add(new Cell(kind, Math.exp(sum[0] / sum[1]), sum[1])));
    }

    @Override
    public String name() {
        return protocol.name().toLowerCase(java.util.Locale.ROOT) + ".durations";
    }

    @Override
    public double[] observed() {
        return cells.stream().mapToDouble(Cell::seconds).toArray();
    }

    @Override
    public List<Constant> constants() {
        return List.of(
                new Constant(
                        "connections",
                        cells.stream().mapToDouble(Cell::connections).toArray()),
                new Constant(
                        "kind",
                        cells.stream()
                                .mapToDouble(cell -> cell.kind().ordinal())
                                .toArray()));
    }

    @Override
    public void evaluate(double[] draw, double[] logLikelihoods) {
        DurationLaw law = posterior.durationLaw(protocol, draw);
        for (int i = 0; i < logLikelihoods.length; i++) {
            logLikelihoods[i] =
                    cells.get(i).kind().logLikelihood(law, cells.get(i).seconds());
        }
    }
}
