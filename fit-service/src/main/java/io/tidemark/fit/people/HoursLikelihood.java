package io.tidemark.fit.people;

import io.tidemark.fit.model.Digamma;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/**
 * Log likelihood of one person's blocks. What the person does keeps its level for an exponential time and is then drawn anew from its law
 * ({@link HoursGrid}); a block of T seconds at a level of l connections has a negative binomial number of them, of mean {@code l T / 300} and shape {@code
 * bursts T / 300}. By the forward and backward algorithm, in time that grows with the number of blocks. Blocks of one length and count, of which a long
 * capture has many, have the same probabilities, which are computed once.
 *
 * <p>Keeps scratch space; used by one thread at a time.
 */
final class HoursLikelihood {

    /** Blocks of a length and a count. */
    private record Kind(long count, double seconds) {}

    /** What all blocks of a length have in common. */
    private static final class Length {

        private final double seconds;

        /** In blocks of 300 seconds. */
        private final double blocks;

        /** log(1 + mean / shape) at every level. */
        private final double[] logRises;

        /** 1 / (shape + mean) at every level. */
        private final double[] inverses;

        /** The shape of its counts, with the logarithm of the gamma function there and its derivative. */
        private double size;

        private double logGamma;
        private double digamma;

        Length(double seconds, int levels) {
            this.seconds = seconds;
            this.blocks = seconds / HoursGrid.BLOCK_SECONDS;
            this.logRises = new double[levels];
            this.inverses = new double[levels];
        }

        /**
         * @param levels in connections of {@value HoursGrid#BLOCK_SECONDS} seconds
         * @param bursts shape of the counts of {@value HoursGrid#BLOCK_SECONDS} seconds
         */
        void set(double[] levels, double bursts) {
            size = bursts * blocks;
            logGamma = Gamma.logGamma(size);
            digamma = Digamma.of(size);
            for (int i = 0; i < levels.length; i++) {
                double mean = blocks * levels[i];
                logRises[i] = Math.log(1 + mean / size);
                inverses[i] = 1 / (size + mean);
            }
        }
    }

    private final PersonCounts person;
    private final HoursGrid grid;
    private final int levels;
    private final double constant;

    private final List<Length> lengths;
    private final List<Kind> kinds;
    private final int[] kindOfBlock;

    /** By kind: its length; the probability of its count at every level, up to a factor. */
    private final Length[] lengthOfKind;

    /** Different times since the block before, and how often a level is kept for so long. */
    private final double[] times;

    private final double[] stays;
    private final int[] timeOfBlock;

    private final double[][] emissions;
    private final double[] logFactors;

    /** By kind: how many of its blocks are expected to be at a level. */
    private final double[][] expected;

    /** How often a level is expected to be drawn. */
    private final double[] drawn;

    private final double[][] forward;
    private final double[] inverses;
    private final double[] backward;
    private final double[] ahead;
    private final double[] anew;

    /** Derivatives of what was evaluated last, by log rate, log shape of hours, log dwell and log shape of bursts. */
    double byRate;

    double byShape;
    double byDwell;
    double byBursts;

    HoursLikelihood(PersonCounts person) {
        this.person = person;
        this.grid = new HoursGrid(person);
        this.levels = grid.size();
        List<Kind> ofBlocks = IntStream.range(0, person.blocks())
                .mapToObj(block -> new Kind(person.counts()[block], person.seconds()[block]))
                .toList();
        this.kinds = ofBlocks.stream().distinct().toList();
        this.kindOfBlock = ofBlocks.stream().mapToInt(kinds::indexOf).toArray();
        this.lengths = kinds.stream()
                .mapToDouble(Kind::seconds)
                .distinct()
                .mapToObj(seconds -> new Length(seconds, levels))
                .toList();
        this.lengthOfKind = kinds.stream()
                .map(kind -> lengths.stream()
                        .filter(length -> length.seconds == kind.seconds())
                        .findFirst()
                        .orElseThrow())
                .toArray(Length[]::new);
        List<Double> apart = Arrays.stream(person.since()).boxed().distinct().toList();
        this.times = apart.stream().mapToDouble(each -> each).toArray();
        this.stays = new double[times.length];
        this.timeOfBlock =
                Arrays.stream(person.since()).mapToInt(apart::indexOf).toArray();
        this.emissions = new double[kinds.size()][levels];
        this.logFactors = new double[kinds.size()];
        this.expected = new double[kinds.size()][levels];
        this.drawn = new double[levels];
        this.forward = new double[person.blocks()][levels];
        this.inverses = new double[person.blocks()];
        this.backward = new double[levels];
        this.ahead = new double[levels];
        this.anew = new double[levels];
        this.constant = -Arrays.stream(person.counts())
                .mapToDouble(count -> Gamma.logGamma(count + 1.0))
                .sum();
    }

    /**
     * The log likelihood.
     *
     * @param rate connections a second of one of these people, the mean over hours
     * @param shape shape of the law of levels
     * @param dwell mean time in seconds for which a level is kept
     * @param bursts shape of the counts of 300 seconds of one person
     */
    double evaluate(double rate, double shape, double dwell, double bursts) {
        grid.set(Math.log(person.people() * rate * HoursGrid.BLOCK_SECONDS), shape);
        for (Length length : lengths) {
            length.set(grid.levels, person.people() * bursts);
        }
        Arrays.setAll(stays, i -> Math.exp(-times[i] / dwell));
        for (int kind = 0; kind < kinds.size(); kind++) {
            logFactors[kind] = emit(kind);
        }
        double sum = constant;
        for (int block = 0; block < person.blocks(); block++) {
            sum += logFactors[kindOfBlock[block]] + advance(block);
        }
        expect(dwell);
        byRate = 0;
        byShape = 0;
        for (int i = 0; i < levels; i++) {
            byRate += drawn[i] * grid.meanSlopes[i];
            byShape += drawn[i] * grid.shapeSlopes[i];
        }
        byBursts = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            byBursts += byBursts(kind);
        }
        return sum;
    }

    /** Fills in the probabilities of a count at every level, up to a factor whose logarithm is returned. */
    private double emit(int kind) {
        double[] of = emissions[kind];
        Length length = lengthOfKind[kind];
        long count = kinds.get(kind).count();
        double size = length.size;
        double logPerLevel = Math.log(length.blocks / size);
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < levels; i++) {
            of[i] = -(count + size) * length.logRises[i];
            if (count > 0) of[i] += count * (logPerLevel + grid.logLevel(i));
            largest = Math.max(largest, of[i]);
        }
        for (int i = 0; i < levels; i++) {
            of[i] = Math.exp(of[i] - largest);
        }
        return largest + (count == 0 ? 0 : Gamma.logGamma(count + size) - length.logGamma);
    }

    private double advance(int block) {
        double[] of = emissions[kindOfBlock[block]];
        double[] now = forward[block];
        double[] weights = grid.weights;
        if (person.begins(block)) {
            for (int i = 0; i < levels; i++) {
                now[i] = of[i] * weights[i];
            }
        } else {
            double[] before = forward[block - 1];
            double stay = stays[timeOfBlock[block]];
            double anew = 1 - stay;
            for (int i = 0; i < levels; i++) {
                now[i] = of[i] * (stay * before[i] + anew * weights[i]);
            }
        }
        double scale = sum(now);
        double inverse = 1 / scale;
        for (int i = 0; i < levels; i++) {
            now[i] *= inverse;
        }
        inverses[block] = inverse;
        return Math.log(scale);
    }

    /** Goes back through the blocks: what is to be expected of each, and the derivative by log dwell. */
    private void expect(double dwell) {
        byDwell = 0;
        Arrays.fill(drawn, 0);
        for (double[] ofKind : expected) {
            Arrays.fill(ofKind, 0);
        }
        Arrays.fill(backward, 1);
        for (int block = person.blocks() - 1; block >= 0; block--) {
            int kind = kindOfBlock[block];
            double[] of = emissions[kind];
            double[] sum = expected[kind];
            double[] now = forward[block];
            double inverse = inverses[block];
            for (int i = 0; i < levels; i++) {
                sum[i] += now[i] * backward[i];
                ahead[i] = of[i] * backward[i] * inverse;
                anew[i] = grid.weights[i] * ahead[i];
            }
            double stay = stays[timeOfBlock[block]];
            double redrawn = 1 - stay;
            double changed = sum(anew);
            for (int i = 0; i < levels; i++) {
                drawn[i] += redrawn * anew[i];
                backward[i] = stay * ahead[i] + redrawn * changed;
            }
            if (!person.begins(block)) {
                double kept = dot(forward[block - 1], ahead);
                byDwell += (kept - changed) * stay * person.since()[block] / dwell;
            }
        }
    }

    /** In four parts, which do not wait for each other. */
    private static double sum(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < values.length; i++) {
            a += values[i];
        }
        return a + b + (c + d);
    }

    private static double dot(double[] some, double[] others) {
        double a = 0;
        double b = 0;
        int i = 0;
        for (; i + 1 < some.length; i += 2) {
            a += some[i] * others[i];
            b += some[i + 1] * others[i + 1];
        }
        return i < some.length ? a + b + some[i] * others[i] : a + b;
    }

    private double byBursts(int kind) {
        Length length = lengthOfKind[kind];
        long count = kinds.get(kind).count();
        double size = length.size;
        double common = 1 + (count == 0 ? 0 : Digamma.of(count + size) - length.digamma);
        double sum = 0;
        for (int i = 0; i < levels; i++) {
            double blocks = expected[kind][i];
            if (blocks < 1e-300) continue;
            sum += blocks * (common - length.logRises[i] - (count + size) * length.inverses[i]);
        }
        return size * sum;
    }
}
