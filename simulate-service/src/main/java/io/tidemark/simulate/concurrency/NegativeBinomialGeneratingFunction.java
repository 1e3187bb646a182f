package io.tidemark.simulate.concurrency;

/**
 * log G(z) = -alpha sum over k of log(1 + u_k), u_k = Sbar(k) (1 - z) / beta: what is left of independent negative binomial
 * counts.
 *
 * <p>Within a run of lag blocks the factors are multiplied and one logarithm is taken of the product. The product is
 * carried as what it exceeds 1 by, p := p + u + p u, so that millions of users times tiny shares lose no digits, and 1 - z is
 * formed as 2 sin^2(x / 2) - i sin x. On the circle every factor turns clockwise by less than a quarter; the product
 * therefore passes the negative real axis exactly where its imaginary part changes from below or on 0 to above.
 */
final class NegativeBinomialGeneratingFunction implements GeneratingFunction {

    private final double shape;
    private final double rate;
    private final HeldShares held;
    private final double[] shares;
    private final LagBlocks.Run[] runs;

    NegativeBinomialGeneratingFunction(double shape, double rate, HeldShares held) {
        this.shape = shape;
        this.rate = rate;
        this.held = held;
        this.shares = held.shares();
        this.runs = held.runs();
    }

    @Override
    public double mean() {
        return shape / rate * held.sum();
    }

    @Override
    public double variance() {
        return shape / rate * (held.sum() + held.sumOfSquares() / rate);
    }

    @Override
    public double largestTilt() {
        return held.largest() == 0 ? Double.POSITIVE_INFINITY : Math.log1p(rate / held.largest());
    }

    @Override
    public double logAtTilt(double tilt) {
        double factor = -Math.expm1(tilt) / rate;
        double sum = 0;
        for (LagBlocks.Run run : runs) {
            double product = 0;
            for (int block = run.from(); block < run.to(); block++) {
                double u = shares[block] * factor;
                if (u <= -1) {
                    return Double.POSITIVE_INFINITY;
                }
                product = (product + u) + product * u;
            }
            sum += run.seconds() * Math.log1p(product);
        }
        return -shape * sum;
    }

    @Override
    public void logAtAngle(double angle, double[] logG) {
        double sinHalf = Math.sin(0.5 * angle);
        double real = 2 * sinHalf * sinHalf / rate;
        // at pi the sine is 0 but for rounding, which must not turn a factor the other way
        double imaginary = -Math.max(Math.sin(angle), 0) / rate;
        double logModulus = 0;
        double phase = 0;
        for (LagBlocks.Run run : runs) {
            double re = 0;
            double im = 0;
            int turns = 0;
            for (int block = run.from(); block < run.to(); block++) {
                double uRe = shares[block] * real;
                double uIm = shares[block] * imaginary;
                double nextRe = (re + uRe) + (re * uRe - im * uIm);
                double nextIm = (im + uIm) + (re * uIm + im * uRe);
                turns += im <= 0 && nextIm > 0 ? 1 : 0;
                re = nextRe;
                im = nextIm;
            }
            logModulus += run.seconds() * 0.5 * Complex.logSquare(re, im);
            phase += run.seconds() * (Math.atan2(im, 1 + re) - 2 * Math.PI * turns);
        }
        logG[0] = -shape * logModulus;
        logG[1] = -shape * phase;
    }
}
