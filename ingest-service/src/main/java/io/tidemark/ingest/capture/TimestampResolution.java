package io.tidemark.ingest.capture;

/**
 * The unit of a capture's timestamps: a power of ten or of two of a second, as pcapng's {@code if_tsresol} says it.
 * Fractions below a nanosecond are dropped.
 */
final class TimestampResolution {

    static final TimestampResolution MICRO = new TimestampResolution(false, 6);
    static final TimestampResolution NANO = new TimestampResolution(false, 9);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int MAX_DECIMAL = 18;
    private static final int MAX_BINARY = 62;

    private final boolean binary;
    private final int exponent;
    private final long multiplier;
    private final long divisor;

    private TimestampResolution(boolean binary, int exponent) {
        this.binary = binary;
        this.exponent = exponent;
        this.multiplier = exponent < 9 ? power(9 - exponent) : 1;
        this.divisor = exponent > 9 ? power(exponent - 9) : 1;
    }

    /**
     * The resolution of an interface.
     *
     * @param option the value of its option {@code if_tsresol}: the exponent, with the highest bit set for a power of two
     * @throws IllegalArgumentException where the unit is too small to count the seconds since 1970 in 64 bits
     */
    static TimestampResolution of(int option) {
        boolean binary = (option & 0x80) != 0;
        int exponent = option & 0x7f;
        if (exponent > (binary ? MAX_BINARY : MAX_DECIMAL)) {
            throw new IllegalArgumentException((binary ? "2^-" : "10^-") + exponent
                    + " s; the finest that 64 bits can count is 10^-18 or 2^-62 s");
        }
        return new TimestampResolution(binary, exponent);
    }

    /** Nanoseconds of a number of units. */
    long toNanos(long units) {
        if (!binary) {
            return units * multiplier / divisor;
        }
        long seconds = units >>> exponent;
        long fraction = units & ((1L << exponent) - 1);
        return seconds * NANOS_PER_SECOND + scaled(fraction);
    }

    /** The unit in nanoseconds, at least 1. */
    long nanos() {
        return binary ? Math.max(1, NANOS_PER_SECOND >> Math.min(exponent, MAX_BINARY)) : multiplier;
    }

    /** fraction * 1e9 / 2^exponent in 128 bits. */
    private long scaled(long fraction) {
        if (exponent == 0) {
            return 0;
        }
        long high = Math.multiplyHigh(fraction, NANOS_PER_SECOND);
        long low = fraction * NANOS_PER_SECOND;
        return high << (Long.SIZE - exponent) | low >>> exponent;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
