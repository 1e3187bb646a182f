package io.tidemark.fit.jobs;

import java.util.Arrays;

/**
 * Values of parameters as they are kept and published: in single precision (IEEE 754 binary32), of 24 bits. The error is 1.2e-7 of a value
 * at most, half of it by the decimal; that of a posterior mean of 4,000 independent draws is 0.016 of a standard deviation. A value that
 * is too large or too small for it is the largest or the smallest that is not.
 */
public final class SinglePrecision {

    private SinglePrecision() {}

    /** A value rounded, as the double of the fewest digits that is rounded to the same: so it is short as text. */
    static double round(double value) {
        return widen(narrow(value));
    }

    /** Values of all rows, one row after the other. */
    static float[] of(double[][] rows) {
        float[] singles = new float[rows.length * rows[0].length];
        int at = 0;
        for (double[] row : rows) {
            for (double value : row) singles[at++] = narrow(value);
        }
        return singles;
    }

    /** The same values as {@link #round} has them. */
    public static double[] doubles(float[] singles) {
        double[] doubles = new double[singles.length];
        Arrays.setAll(doubles, i -> widen(singles[i]));
        return doubles;
    }

    private static float narrow(double value) {
        double size = Math.abs(value);
        if (size == 0 || !(size < Double.POSITIVE_INFINITY)) return (float) value;
        return (float) Math.copySign(Math.min(Float.MAX_VALUE, Math.max(Float.MIN_NORMAL, size)), value);
    }

    private static double widen(float single) {
        return single == (int) single ? single : Double.parseDouble(Float.toString(single));
    }
}
