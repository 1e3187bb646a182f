package io.tidemark.simulate.sizing;

/**
 * Whole numbers from computed ones. What is not a number is the largest of all, so that it is found: a cast makes it 0, which
 * looks like an answer.
 */
final class Counted {

    private static final double ROUNDING = 1e-9;

    private Counted() {}

    /** The largest count that is not above a value. */
    static long below(double value) {
        return Double.isNaN(value) ? Long.MAX_VALUE : (long) Math.floor(value);
    }

    /** The smallest count that is not below a value but for rounding. */
    static long above(double value) {
        return Double.isNaN(value) ? Long.MAX_VALUE : (long) Math.ceil(value - ROUNDING);
    }
}
