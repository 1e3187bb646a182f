package io.tidemark.simulate.concurrency;

/** Check of a parameter that has to be above 0 and finite. */
final class Positive {

    private Positive() {}

    /**
     * The value itself.
     *
     * @throws IllegalArgumentException naming the parameter and the value, where it is not above 0 or not finite
     */
    static double of(String parameter, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(parameter + ": expected a finite number above 0, got " + value);
        }
        return value;
    }
}
