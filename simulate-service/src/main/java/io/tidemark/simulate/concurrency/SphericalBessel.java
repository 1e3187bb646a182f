package io.tidemark.simulate.concurrency;

/**
 * Spherical Bessel functions j_0 .. j_{@value #ORDER}, the Fourier transforms of Legendre polynomials:
 *
 * <pre>integral from -1 to 1 of P_k(t) e^(-i w t) dt = 2 (-i)^k j_k(w)</pre>
 *
 * Up to the order w they come from j_(k + 1) = (2 k + 1) / w j_k - j_(k - 1), beyond it, where that is unstable and j_k has no
 * zero, from the continued fraction of j_k / j_(k - 1) (NIST Digital Library of Mathematical Functions, 10.51 and 3.6).
 */
final class SphericalBessel {

    static final int ORDER = 24;

    /** Orders beyond the last and beyond w at which the continued fraction begins. */
    private static final int BEYOND = 6;

    private SphericalBessel() {}

    /**
     * The functions at an argument.
     *
     * @param w 0 or more
     * @param j receives j_k(w) at k, {@value #ORDER} + 1 values
     */
    static void fill(double w, double[] j) {
        j[0] = w == 0 ? 1 : Math.sin(w) / w;
        int forward = (int) Math.min(w, ORDER);
        if (forward >= 1) {
            j[1] = (j[0] - Math.cos(w)) / w;
        }
        double inverse = 1 / w;
        for (int k = 1; k < forward; k++) {
            j[k + 1] = (2 * k + 1) * inverse * j[k] - j[k - 1];
        }
        if (forward < ORDER) {
            fillByRatios(w, forward, j);
        }
    }

    private static void fillByRatios(double w, int known, double[] j) {
        double ratio = 0;
        for (int k = ORDER + BEYOND + (int) w; k > known; k--) {
            ratio = w / (2 * k + 1 - w * ratio);
            if (k <= ORDER) {
                j[k] = ratio;
            }
        }
        for (int k = known + 1; k <= ORDER; k++) {
            j[k] *= j[k - 1];
        }
    }
}
