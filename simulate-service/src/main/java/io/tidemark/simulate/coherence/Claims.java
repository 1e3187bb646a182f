package io.tidemark.simulate.coherence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is claimed of a part of an answer. Every value named in a claim must be a number from 0 up to {@value #LARGEST}, which is below 2^53, so
 * that whoever reads JSON reads it exactly: a law's window ends there, and a count that overflowed lies beyond it.
 *
 * @param fits ids of the fits that the answer rests on
 * @param part which part
 */
record Claims(List<String> fits, String part) {

    static final double LARGEST = 1e15;

    /** A value by its name. */
    record Named(String name, double value) {

        boolean isNumber() {
            return value >= 0 && value < LARGEST;
        }

        @Override
        public String toString() {
            return name + " " + (isNumber() && value == Math.rint(value) ? "" + (long) value : "" + value);
        }
    }

    static Named named(String name, double value) {
        return new Named(name, value);
    }

    /** The same of a part of this part. */
    Claims of(String inner) {
        return new Claims(fits, part + ", " + inner);
    }

    void numbers(Named... values) {
        if (!Arrays.stream(values).allMatch(Named::isNumber)) {
            throw breach("all values are numbers from 0 to 1e15", values);
        }
    }

    /** No value is smaller than the one before. */
    void rise(String rule, Named... values) {
        numbers(values);
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1].value() > values[i].value()) {
                throw breach(rule, values);
            }
        }
    }

    void holds(boolean claim, String rule, Named... values) {
        numbers(values);
        if (!claim) {
            throw breach(rule, values);
        }
    }

    private IncoherentAnswer breach(String rule, Named... values) {
        return new IncoherentAnswer(
                fits, part, rule, Arrays.stream(values).map(Named::toString).collect(Collectors.joining(", ")));
    }
}
