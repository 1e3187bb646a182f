package io.tidemark.fit.model;

import io.tidemark.contracts.PerProtocol;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Cells of log durations that do not depend on data, coarse, fine and halved ones, from 2 ms to 36 s, for calibration: with their prior as
 * its documentation says it, written a second time.
 */
public final class FixedCells {

    private static final int[] EDGES = {
        1728, 1792, 1856, 1920, 1936, 1952, 1968, 1984, 2048, 2064, 2068, 2072, 2080, 2096, 2112, 2128, 2176, 2192,
        2208, 2240, 2304, 2368, 2432, 2448, 2464, 2480, 2496
    };
    private static final DurationCells CELLS = new DurationCells(EDGES, EDGES[EDGES.length - 1]);

    private FixedCells() {}

    /** A model by name, with these cells where its durations are a {@code log-histogram}. */
    public static Model model(String name) {
        String[] parts = name.split("\\+");
        if (!parts[1].equals("log-histogram")) {
            return Models.named(name);
        }
        ArrivalFamily arrivals = parts[0].equals("nb") ? new NegativeBinomialArrivals() : HiddenMarkovArrivals.tied();
        DurationFamily durations = new LogHistogramDurations(CELLS);
        return new CombinedModel(arrivals, new PerProtocol<>(durations, durations));
    }

    /** Spread, hazards and the tail's index, drawn from their prior. */
    public static double[] priorDraw(ZigguratSampler.NormalizedGaussian gaussian) {
        int cells = CELLS.count();
        double[] draw = new double[cells + 2];
        double spread = 0.8 * Math.exp(0.5 * gaussian.sample());
        draw[0] = spread;
        double log = 0.3 + spread * gaussian.sample();
        draw[1] = Math.exp(log);
        for (int i = 1; i < cells; i++) {
            double distance = (middle(i) - middle(i - 1));
            boolean halved = CELLS.widthOf(i) < 0.199 || CELLS.widthOf(i - 1) < 0.199;
            double correlation = halved ? Math.exp(-1) : Math.exp(-distance / 3);
            log = 0.3
                    + correlation * (log - 0.3)
                    + spread * Math.sqrt(1 - correlation * correlation) * gaussian.sample();
            draw[1 + i] = Math.exp(log);
        }
        double correlation = Math.exp(-CELLS.widthOf(cells - 1) / 3);
        double sd = Math.sqrt(spread * spread * (1 - correlation * correlation) + 0.4 * 0.4);
        double next = Math.exp(0.3 + correlation * (log - 0.3) + sd * gaussian.sample());
        draw[cells + 1] = next > 4 ? next : 1 + 0.1 * Math.log1p(Math.exp((next - 1) / 0.1));
        return draw;
    }

    private static double middle(int cell) {
        return CELLS.logEdge(cell) + CELLS.widthOf(cell) / 2;
    }

    /** Durations in seconds under a draw: cell by cell it ends or goes on. */
    public static DoubleSupplier durations(double[] draw, UniformRandomProvider random) {
        return () -> {
            for (int i = 0; i < CELLS.count(); i++) {
                if (random.nextDouble() > Math.exp(-draw[1 + i] * CELLS.widthOf(i))) {
                    return Math.exp(CELLS.logEdge(i) + CELLS.widthOf(i) * random.nextDouble());
                }
            }
            return Math.exp(CELLS.logEdge(CELLS.count()));
        };
    }
}
