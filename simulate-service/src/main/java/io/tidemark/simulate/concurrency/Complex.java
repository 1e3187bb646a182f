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
}
