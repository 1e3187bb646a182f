package io.tidemark.fit.diagnostics;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Autocovariance of a series at every lag, {@code c_t = 1/N sum (x_i - m)(x_(i+t) - m)}, by the Fourier transform of the
 * series padded with zeros to twice its length.
 */
final class Autocovariance {

    private Autocovariance() {}

    /** Autocovariances at lags 0 to N - 1. */
    static double[] of(double[] series) {
        int padded = Integer.highestOneBit(Math.max(1, 2 * series.length - 1)) * 2;
        double[][] transform = new double[2][padded];
        double mean = Moments.mean(series);
        for (int i = 0; i < series.length; i++) {
            transform[0][i] = series[i] - mean;
        }
        FastFourierTransformer.transformInPlace(transform, DftNormalization.STANDARD, TransformType.FORWARD);
        for (int i = 0; i < padded; i++) {
            transform[0][i] = transform[0][i] * transform[0][i] + transform[1][i] * transform[1][i];
            transform[1][i] = 0;
        }
        FastFourierTransformer.transformInPlace(transform, DftNormalization.STANDARD, TransformType.INVERSE);
        double[] covariance = new double[series.length];
        for (int lag = 0; lag < covariance.length; lag++) {
            covariance[lag] = transform[0][lag] / series.length;
        }
        return covariance;
    }
}
