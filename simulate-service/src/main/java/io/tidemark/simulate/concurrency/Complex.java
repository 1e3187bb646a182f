package io.tidemark.simulate.concurrency;

/** What complex numbers near 1 need. */
final class Complex {

    private static final double LEAST_SQUARE = -0.5;
    private static final double LARGEST_SQUARE = 1e300;

    private Complex() {}

    /** log |1 + re + i im|^2. */
    static double logSquare(double re, double im) {
        double square = re * (2 + re) + im * im;
        boolean nearOne = square > LEAST_SQUARE && square < LARGEST_SQUARE;
        return nearOne ? Math.log1p(square) : 2 * Math.log(Math.hypot(1 + re, im));
    }

    /** Real part of 1 - e^(i angle): 1 - cos x = 2 sin^2(x / 2). */
    static double lackRe(double angle) {
        double sinHalf = Math.sin(0.5 * angle);
        return 2 * sinHalf * sinHalf;
    }

    /** Its imaginary part, for angles from 0 to pi: there the sine is 0 but for rounding, which must not turn it the other way. */
    static double lackIm(double angle) {
        return -Math.max(Math.sin(angle), 0);
    }
}
