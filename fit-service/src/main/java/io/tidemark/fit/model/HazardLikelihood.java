package io.tidemark.fit.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Log likelihood of the hazards of the cells of a histogram of log durations, and its derivatives. A connection that reaches
 * cell i ends in it with probability {@code q_i = 1 - exp(-c_i)}, c_i the cell's hazard times its width, evenly spread in log
 * seconds:
 *
 * <pre>ended in i             log q_i - sum over j &lt; i of c_j
 * open at a share f of i   log(1 - f q_i) - sum over j &lt; i of c_j
 * zero, below f of i       log(1 - (1 - f q_i) exp(-sum over j &lt; i of c_j))</pre>
 *
 * (life table with censoring; Kalbfleisch and Prentice 2002, section 3.2). Sufficient are how many ended in each cell and passed
 * it; an evaluation takes a time that does not depend on the number of connections. Holds the derivatives of the last evaluation.
 */
final class HazardLikelihood {

    /** Open connections this near to each other are taken together. */
    private static final double OPEN_CELL = 0.01;

    /** Connections whose durations are known to lie above, or below, a place within a cell. */
    private record Place(int cell, double share, double count) {}

    private final double[] ended;
    private final double[] passed;
    private final List<Place> open;
    private final List<Place> zeros;
    private final double[] byHazard;
    private final double[] stay;

    private HazardLikelihood(double[] ended, double[] passed, List<Place> open, List<Place> zeros) {
        this.ended = ended;
        this.passed = passed;
        this.open = open;
        this.zeros = zeros;
        this.byHazard = new double[ended.length];
        this.stay = new double[ended.length];
    }

    static HazardLikelihood of(LogDurations durations, DurationCells cells) {
        double[] ended = new double[cells.count()];
        double[] reached = new double[cells.count()];
        LogDurations.Group closed = durations.ended();
        for (int i = 0; i < closed.size(); i++) {
            int cell = cells.cellOf(closed.logSeconds()[i]);
            ended[cell] += closed.counts()[i];
            addUpTo(cell, closed.counts()[i], reached);
        }
        List<Place> open = places(durations.open().within(OPEN_CELL), cells);
        open.forEach(place -> addUpTo(place.cell(), place.count(), reached));
        return new HazardLikelihood(ended, reached, open, places(durations.unresolved(), cells));
    }

    private static void addUpTo(int cell, double count, double[] passed) {
        for (int j = 0; j < cell; j++) {
            passed[j] += count;
        }
    }

    private static List<Place> places(LogDurations.Group group, DurationCells cells) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            double logSeconds = group.logSeconds()[i];
            int cell = cells.cellOf(logSeconds);
            double share = (logSeconds - cells.logEdge(cell)) / cells.widthOf(cell);
            places.add(new Place(cell, Math.min(Math.max(share, 0), 1), group.counts()[i]));
        }
        return places;
    }

    /** The same with results of its own, for another thread. */
    HazardLikelihood fresh() {
        return new HazardLikelihood(ended, passed, open, zeros);
    }

    /** Connections that ended in each cell; those of duration zero count to the one that most of what is below the clock's resolution is in. */
    double[] ended() {
        double[] all = ended.clone();
        zeros.forEach(place ->
                all[place.share() < 0.5 ? Math.max(place.cell() - 1, 0) : place.cell()] += place.count());
        return all;
    }

    /** Connections that passed each cell. */
    double[] passed() {
        return passed;
    }

    /** Derivatives by the cells' hazards times widths. */
    double[] byHazard() {
        return byHazard;
    }

    /**
     * Log likelihood.
     *
     * @param hazards hazard times width of every cell
     */
    double evaluate(double[] hazards) {
        double sum = 0;
        for (int i = 0; i < hazards.length; i++) {
            stay[i] = Math.exp(-hazards[i]);
            sum -= passed[i] * hazards[i];
            byHazard[i] = -passed[i];
            if (ended[i] > 0) {
                double leave = -Math.expm1(-hazards[i]);
                sum += ended[i] * Math.log(leave);
                byHazard[i] += ended[i] * stay[i] / leave;
            }
        }
        for (Place place : open) {
            double within = 1 - place.share() * -Math.expm1(-hazards[place.cell()]);
            sum += place.count() * Math.log(within);
            byHazard[place.cell()] -= place.count() * place.share() * stay[place.cell()] / within;
        }
        for (Place place : zeros) {
            sum += addZeros(place, hazards);
        }
        return sum;
    }

    private double addZeros(Place place, double[] hazards) {
        int cell = place.cell();
        double before = Arrays.stream(hazards, 0, cell).sum();
        double leave = -Math.expm1(-hazards[cell]);
        double within = 1 - place.share() * leave;
        double below = -Math.expm1(-before) + Math.exp(-before) * place.share() * leave;
        double above = Math.exp(-before) * within;
        for (int j = 0; j < cell; j++) {
            byHazard[j] += place.count() * above / below;
        }
        byHazard[cell] += place.count() * Math.exp(-before) * place.share() * stay[cell] / below;
        return place.count() * Math.log(below);
    }
}
