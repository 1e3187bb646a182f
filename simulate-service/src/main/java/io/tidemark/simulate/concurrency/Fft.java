package io.tidemark.simulate.concurrency;

/**
 * Discrete Fourier transform of a length that is a power of two, in place:
 *
 * <pre>X_j = sum over k of x_k e^(-2 pi i j k / n)</pre>
 *
 * Decimation in time, two radix-2 stages to a pass, with tabulated roots of unity, so that the error stays some
 * log2(n) roundings. Real and imaginary parts are arrays of their own. An instance may be shared between threads.
 */
public final class Fft {

    /** Made when first asked for; that two threads make one at once does no harm. */
    private static final Fft[] BY_LOG_SIZE = new Fft[Integer.SIZE - 1];

    private final int size;
    private final int[] reversed;

    /** cos and sin of -pi j / h at index h + j, for j below h and every power of two h below the size. */
    private final double[] cos;

    private final double[] sin;

    private Fft(int size) {
        this.size = size;
        this.reversed = new int[size];
        this.cos = new double[size];
        this.sin = new double[size];
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 1; i < size; i++) {
            reversed[i] = shift == 32 ? i : Integer.reverse(i) >>> shift;
            int half = Integer.highestOneBit(i);
            double angle = -Math.PI * (i - half) / half;
            cos[i] = Math.cos(angle);
            sin[i] = Math.sin(angle);
        }
    }

    /**
     * The transform of a length.
     *
     * @param size a power of two
     */
    public static Fft of(int size) {
        if (size < 1 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("length of a Fourier transform: expected a power of two, got " + size);
        }
        int logSize = Integer.numberOfTrailingZeros(size);
        Fft known = BY_LOG_SIZE[logSize];
        if (known == null) {
            known = new Fft(size);
            BY_LOG_SIZE[logSize] = known;
        }
        return known;
    }

    /** The smallest power of two that is not below a length. */
    public static int sizeFor(int length) {
        return length <= 1 ? 1 : Integer.highestOneBit(length - 1) << 1;
    }

    /** Length of the transform. */
    public int size() {
        return size;
    }

    /** cos(2 pi j / n), for 0 &lt;= j &lt; n / 2. */
    public double cosine(int j) {
        return cos[size / 2 + j];
    }

    /** sin(2 pi j / n), for 0 &lt;= j &lt; n / 2. */
    public double sine(int j) {
        return -sin[size / 2 + j];
    }

    /** Replaces x by X. The inverse, times n, is this with real and imaginary parts exchanged. */
    public void transform(double[] re, double[] im) {
        permute(re);
        permute(im);
        int half = 1;
        if ((Integer.numberOfTrailingZeros(size) & 1) == 1) {
            addAndSubtractNeighbours(re);
            addAndSubtractNeighbours(im);
            half = 2;
        }
        for (; half < size; half *= 4) {
            twoStages(re, im, half);
        }
    }

    /**
     * The transform of numbers X with X_(n - j) the conjugate of X_j, which is real:
     *
     * <pre>x_k = sum over j of X_j e^(-2 pi i j k / n)</pre>
     *
     * Those at even and odd k are the real and imaginary parts of one transform of half the length.
     *
     * @param re real parts of X_j for j from 0 to n / 2, n at least 2; receives x_(2 k) at k below n / 2
     * @param im imaginary parts; receives x_(2 k + 1) at k
     */
    public void transformToReal(double[] re, double[] im) {
        int half = size / 2;
        for (int j = 0; 2 * j <= half; j++) {
            int mirrored = half - j;
            double evenRe = re[j] + re[mirrored];
            double evenIm = im[j] - im[mirrored];
            double differenceRe = re[j] - re[mirrored];
            double differenceIm = im[j] + im[mirrored];
            double oddRe = differenceRe * cos[half + j] - differenceIm * sin[half + j];
            double oddIm = differenceRe * sin[half + j] + differenceIm * cos[half + j];
            re[j] = evenRe - oddIm;
            im[j] = evenIm + oddRe;
            re[mirrored] = evenRe + oddIm;
            im[mirrored] = oddRe - evenIm;
        }
        of(half).transform(re, im);
    }

    private void permute(double[] values) {
        for (int i = 0; i < size; i++) {
            int j = reversed[i];
            if (i < j) {
                double swap = values[i];
                values[i] = values[j];
                values[j] = swap;
            }
        }
    }

    private void addAndSubtractNeighbours(double[] values) {
        for (int i = 0; i < size; i += 2) {
            double first = values[i];
            double second = values[i + 1];
            values[i] = first + second;
            values[i + 1] = first - second;
        }
    }

    /** Joins transforms of length h to such of 2 h with roots w, and these to such of 4 h with roots v, v^2 = w. */
    private void twoStages(double[] re, double[] im, int h) {
        for (int start = 0; start < size; start += 4 * h) {
            for (int j = 0; j < h; j++) {
                int i0 = start + j;
                int i1 = i0 + h;
                int i2 = i1 + h;
                int i3 = i2 + h;
                double wRe = cos[h + j];
                double wIm = sin[h + j];
                double vRe = cos[2 * h + j];
                double vIm = sin[2 * h + j];

                double pRe = re[i1] * wRe - im[i1] * wIm;
                double pIm = re[i1] * wIm + im[i1] * wRe;
                double qRe = re[i3] * wRe - im[i3] * wIm;
                double qIm = re[i3] * wIm + im[i3] * wRe;

                double sumRe = re[i2] + qRe;
                double sumIm = im[i2] + qIm;
                double differenceRe = re[i2] - qRe;
                double differenceIm = im[i2] - qIm;
                double rRe = sumRe * vRe - sumIm * vIm;
                double rIm = sumRe * vIm + sumIm * vRe;
                double sRe = differenceRe * vIm + differenceIm * vRe;
                double sIm = differenceIm * vIm - differenceRe * vRe;

                double aRe = re[i0] + pRe;
                double aIm = im[i0] + pIm;
                double bRe = re[i0] - pRe;
                double bIm = im[i0] - pIm;
                re[i0] = aRe + rRe;
                im[i0] = aIm + rIm;
                re[i1] = bRe + sRe;
                im[i1] = bIm + sIm;
                re[i2] = aRe - rRe;
                im[i2] = aIm - rIm;
                re[i3] = bRe - sRe;
                im[i3] = bIm - sIm;
            }
        }
    }
}
