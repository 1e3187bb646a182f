package io.tidemark.fit.people;

import io.tidemark.fit.model.Digamma;
import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/**
 * Log likelihood of one person's blocks. What the person does keeps its level for an exponential time and is then drawn anew from its law
 * ({@link HoursGrid}); a block of T seconds at level a has a negative binomial number of connections of mean {@code rate T a} and shape {@code
 * bursts T / 300}. By the forward and backward algorithm, in time that grows with the number of blocks.
 *
 * <p>Keeps scratch space; used by one thread at a time.
 */
final class HoursLikelihood {

    /** Seconds that a shape of bursts is told for. */
    static final double BURST_SECONDS = 300;

    private static final int LEVELS = HoursGrid.LEVELS;

    private final PersonCounts person;
    private final HoursGrid grid;
    private final double[] levels = new double[LEVELS];
    private final double constant;

    private final double[][] emissions;
    private final double[][] forward;
    private final double[] scales;
    private double[] backward = new double[LEVELS];
    private double[] earlier = new double[LEVELS];

    /** Derivatives of what was evaluated last, by log rate, log shape of hours, log dwell and log shape of bursts. */
    double byRate;

    double byShape;
    double byDwell;
    double byBursts;

    HoursLikelihood(PersonCounts person) {
        this.person = person;
        this.grid = new HoursGrid(person.people());
        this.emissions = new double[person.blocks()][LEVELS];
        this.forward = new double[person.blocks()][LEVELS];
        this.scales = new double[person.blocks()];
        double sum = 0;
        for (long count : person.counts()) {
            sum -= Gamma.logGamma(count + 1.0);
        }
        this.constant = sum;
    }

    /**
     * The log likelihood.
     *
     * @param rate connections a second of one of these people, the mean over hours
     * @param shape shape of the law of levels
     * @param dwell mean time in seconds for which a level is kept
     * @param bursts shape of the counts of {@value #BURST_SECONDS} seconds
     */
    double evaluate(double rate, double shape, double dwell, double bursts) {
        int people = person.people();
        grid.set(shape);
        for (int i = 0; i < LEVELS; i++) {
            levels[i] = Math.exp(grid.logLevels[i]);
        }
        double sum = constant;
        for (int block = 0; block < person.blocks(); block++) {
            double perBlock = person.seconds()[block] / BURST_SECONDS;
            sum += emit(block, people * rate * person.seconds()[block], people * bursts * perBlock);
            sum += advance(block, stay(block, dwell));
        }
        differentiate(rate, dwell, bursts);
        return sum;
    }

    /** Fills in the probabilities of a block's count at every level, up to a factor whose logarithm is returned. */
    private double emit(int block, double mean, double size) {
        double[] of = emissions[block];
        long count = person.counts()[block];
        double logRatio = Math.log(mean / size);
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < LEVELS; i++) {
            double expected = mean * levels[i];
            of[i] = -(count + size) * Math.log1p(expected / size);
            if (count > 0) of[i] += count * (logRatio + grid.logLevels[i]);
            largest = Math.max(largest, of[i]);
        }
        for (int i = 0; i < LEVELS; i++) {
            of[i] = Math.exp(of[i] - largest);
        }
        return largest + (count == 0 ? 0 : Gamma.logGamma(count + size) - Gamma.logGamma(size));
    }

    private double stay(int block, double dwell) {
        return person.begins()[block] ? 0 : Math.exp(-person.seconds()[block] / dwell);
    }

    private double advance(int block, double stay) {
        double[] now = forward[block];
        double scale = 0;
        for (int i = 0; i < LEVELS; i++) {
            double before = stay == 0 ? 0 : stay * forward[block - 1][i];
            now[i] = emissions[block][i] * (before + (1 - stay) * grid.weights[i]);
            scale += now[i];
        }
        for (int i = 0; i < LEVELS; i++) {
            now[i] /= scale;
        }
        scales[block] = scale;
        return Math.log(scale);
    }

    private void differentiate(double rate, double dwell, double bursts) {
        byRate = 0;
        byShape = 0;
        byDwell = 0;
        byBursts = 0;
        Arrays.fill(backward, 1);
        for (int block = person.blocks() - 1; block >= 0; block--) {
            differentiate(block, rate, bursts);
            double seconds = person.seconds()[block];
            double stay = stay(block, dwell);
            double changed = 0;
            double kept = 0;
            for (int i = 0; i < LEVELS; i++) {
                double ahead = emissions[block][i] * backward[i] / scales[block];
                double anew = grid.weights[i] * ahead;
                changed += anew;
                byShape += (1 - stay) * anew * grid.weightSlopes[i];
                kept += stay == 0 ? 0 : forward[block - 1][i] * ahead;
                earlier[i] = stay * ahead;
            }
            byDwell += (kept - changed) * stay * seconds / dwell;
            for (int i = 0; i < LEVELS; i++) {
                earlier[i] += (1 - stay) * changed;
            }
            double[] spare = backward;
            backward = earlier;
            earlier = spare;
        }
    }

    private void differentiate(int block, double rate, double bursts) {
        int people = person.people();
        double seconds = person.seconds()[block];
        long count = person.counts()[block];
        double mean = people * rate * seconds;
        double size = people * bursts * seconds / BURST_SECONDS;
        double common = 1 + (count == 0 ? 0 : Digamma.of(count + size) - Digamma.of(size));
        for (int i = 0; i < LEVELS; i++) {
            double probability = forward[block][i] * backward[i];
            if (probability < 1e-300) continue;
            double expected = mean * levels[i];
            double byLogMean = size * (count - expected) / (size + expected);
            byRate += probability * byLogMean;
            byShape += probability * byLogMean * grid.levelSlopes[i];
            byBursts +=
                    probability * size * (common - Math.log1p(expected / size) - (count + size) / (size + expected));
        }
    }
}
