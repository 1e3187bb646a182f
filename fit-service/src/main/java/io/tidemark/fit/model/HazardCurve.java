package io.tidemark.fit.model;

/**
 * Prior of the hazards h of cells of log duration: log h is a stationary Gaussian process whose correlation falls by e over 3 units of
 * log duration (an Ornstein-Uhlenbeck process; Rasmussen and Williams 2006, section 4.2.1; a cell that was halved counts as 3 from its
 * neighbours) about {@value #LOG_MEDIAN}, a
 * hazard of 1.35, between the middles of the cells:
 *
 * <pre>log h_1 = m + sd z_1,   log h_i = m + r_i (log h_(i-1) - m) + sd sqrt(1 - r_i^2) z_i,   r_i = exp(-distance / 3)</pre>
 *
 * with z standard normal and sd LogNormal(log 0.8, 0.5), common to all cells. A constant hazard in log duration is a Pareto law
 * whose index it is; a rising one is that of lighter tails.
 *
 * <p>The tail's index is the value x that the process takes beyond the last cell, blurred by 0.4 in the logarithm, held above {@value #LEAST_INDEX}
 * softly: {@code 1 + 0.1 log(1 + exp((x - 1) / 0.1))}. Published indices of connections' durations and sizes lie between 1
 * and 2 (Crovella and Bestavros 1997: 1.06 to 1.16 for Web transfers); below 1 the longest durations, which nobody has seen, would make up
 * any mean.
 *
 * <p>The coordinates are (log sd - log 0.8) / 0.5, one for every cell, one for the tail. That of a cell of which data say much, where {@value
 * #CENTRED_FROM} connections ended or more, or none of {@value #CENTRED_FROM_PASSED} or more that passed, is (log h - c) / a, with c the log
 * hazard that the cell alone suggests and a its standard error; that of another is z (Papaspiliopoulos, Roberts and Sköld 2007).
 */
final class HazardCurve {

    static final String SPREAD_PRIOR = "lognormal(log(0.8), 0.5)";
    static final String HAZARD_PRIOR = "lognormal(0.3, hazard_sd), correlated with the next by exp(-distance / 3)";
    static final String TAIL_PRIOR = "1 + softplus of the curve's next value, lognormal by 0.4 more";

    private static final double LOG_MEDIAN = 0.3;
    private static final double CORRELATION_LENGTH = 3;
    private static final double LOG_MEDIAN_SPREAD = Math.log(0.8);
    private static final double SPREAD_SD = 0.5;
    private static final double LEAST_INDEX = 1.0;
    private static final double SOFTNESS = 0.1;
    private static final double TAIL_SD = 0.4;

    private static final int CENTRED_FROM = 3;
    private static final int CENTRED_FROM_PASSED = 20;

    private final boolean[] centred;
    private final double[] centres;
    private final double[] scales;
    private final double[] correlations;
    private final double[] innovations;
    private final double[] logHazards;
    private final double tailCorrelation;
    private double spread;

    /**
     * The prior on some cells.
     *
     * @param ended connections that ended in each cell, which the coordinates are chosen by
     * @param passed connections that passed it
     */
    HazardCurve(DurationCells cells, double[] ended, double[] passed) {
        int count = cells.count();
        centred = new boolean[count];
        centres = new double[count];
        scales = new double[count];
        correlations = new double[count];
        innovations = new double[count];
        logHazards = new double[count];
        innovations[0] = 1;
        for (int i = 0; i < count; i++) {
            centred[i] = ended[i] >= CENTRED_FROM || ended[i] == 0 && passed[i] >= CENTRED_FROM_PASSED;
            double stays = (passed[i] + 0.5) / (passed[i] + ended[i] + 1);
            centres[i] = Math.log(-Math.log(stays) / cells.widthOf(i));
            scales[i] = 1 / Math.sqrt(Math.max(ended[i], 1));
        }
        for (int i = 1; i < count; i++) {
            correlations[i] = Math.exp(-distance(cells.widthOf(i - 1), cells.widthOf(i)) / CORRELATION_LENGTH);
            innovations[i] = Math.sqrt(1 - correlations[i] * correlations[i]);
        }
        tailCorrelation = Math.exp(-cells.widthOf(count - 1) / CORRELATION_LENGTH);
    }

    /** Distance of the middles of neighbours; where one was halved, for durations pile up there, they count as far apart. */
    private static double distance(double width, double next) {
        return Math.min(width, next) < DurationCells.FINE_WIDTH ? CORRELATION_LENGTH : (width + next) / 2;
    }

    int coordinates() {
        return logHazards.length + 2;
    }

    /** Logarithms of the hazards at the last position. */
    double[] logHazards() {
        return logHazards;
    }

    /** Standard deviation of the log hazards at the last position. */
    double spread() {
        return spread;
    }

    /** Takes the log hazards of the coordinates from an index. */
    void constrain(double[] position, int from) {
        spread = Math.exp(LOG_MEDIAN_SPREAD + SPREAD_SD * position[from]);
        double deviation = 0;
        for (int i = 0; i < logHazards.length; i++) {
            double x = position[from + 1 + i];
            logHazards[i] = centred[i]
                    ? centres[i] + scales[i] * x
                    : LOG_MEDIAN + correlations[i] * deviation + spread * innovations[i] * x;
            deviation = logHazards[i] - LOG_MEDIAN;
        }
    }

    /** Index of the tail at the position that was taken last. */
    double tailIndex(double[] position, int from) {
        double deviation = tailCorrelation * (logHazards[logHazards.length - 1] - LOG_MEDIAN);
        double sd = Math.hypot(spread * Math.sqrt(1 - tailCorrelation * tailCorrelation), TAIL_SD);
        double above = (Math.exp(LOG_MEDIAN + deviation + sd * position[from + 1 + logHazards.length]) - LEAST_INDEX)
                / SOFTNESS;
        return LEAST_INDEX
                + SOFTNESS * (above > 0 ? above + Math.log1p(Math.exp(-above)) : Math.log1p(Math.exp(above)));
    }

    /**
     * Adds the prior, and turns derivatives by the log hazards into those by the coordinates.
     *
     * @param byLogHazard derivatives of a log likelihood by the log hazards
     * @param gradient overwritten from the index
     * @return log prior, up to a constant
     */
    double pullBack(double[] byLogHazard, double[] position, double[] gradient, int from) {
        double logPrior = 0;
        double bySpread = 0;
        double later = 0;
        for (int i = byLogHazard.length - 1; i >= 0; i--) {
            double sd = spread * innovations[i];
            double x = position[from + 1 + i];
            double byThis = byLogHazard[i] + later;
            if (centred[i]) {
                double z = (deviation(i) - correlations[i] * deviation(i - 1)) / sd;
                logPrior -= z * z / 2 + Math.log(spread);
                bySpread += z * z - 1;
                gradient[from + 1 + i] = scales[i] * (byThis - z / sd);
                later = correlations[i] * z / sd;
            } else {
                logPrior -= x * x / 2;
                bySpread += byThis * sd * x;
                gradient[from + 1 + i] = sd * byThis - x;
                later = correlations[i] * byThis;
            }
        }
        int tail = from + 1 + byLogHazard.length;
        gradient[from] = SPREAD_SD * bySpread - position[from];
        gradient[tail] = -position[tail];
        return logPrior - (position[from] * position[from] + position[tail] * position[tail]) / 2;
    }

    private double deviation(int cell) {
        return cell < 0 ? 0 : logHazards[cell] - LOG_MEDIAN;
    }
}
