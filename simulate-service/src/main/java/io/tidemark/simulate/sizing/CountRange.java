package io.tidemark.simulate.sizing;

/**
 * A range of counts, both ends included.
 *
 * @param low lower end
 * @param high upper end
 */
public record CountRange(long low, long high) {

    /** The range of what the ends are after the factors. */
    CountRange times(Factors factors) {
        return new CountRange(factors.size(low), factors.size(high));
    }

    /** The range whose ends are at least those of another. */
    CountRange atLeast(CountRange other) {
        return new CountRange(Math.max(low, other.low), Math.max(high, other.high));
    }
}
