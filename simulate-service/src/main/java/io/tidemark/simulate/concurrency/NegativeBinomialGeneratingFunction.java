package io.tidemark.simulate.concurrency;

/**
 * log G(z) = -alpha sum over k of log(1 + u_k), u_k = Sbar(k) (1 - z) / beta: what is left of independent negative binomial
 * counts.
 *
 * <p>On the circle factors are multiplied beside each other ({@link CircleProducts}), and 1 - z is formed as 2 sin^2(x / 2) - i sin x.
 */
final class NegativeBinomialGeneratingFunction implements GeneratingFunction {

    /** Below it a product of factors is of so few digits that its logarithm is taken before it has none. */
    private static final double SMALL = -0.5;

    private final double shape;
    private final double rate;
    private final LagShares counted;
    private final double[] shares;
    private final LagBlocks.Run[] runs;

    NegativeBinomialGeneratingFunction(double shape, double rate, LagShares counted) {
        this.shape = shape;
        this.rate = rate;
        this.counted = counted;
        this.shares = counted.shares();
        this.runs = counted.runs();
    }

    @Override
    public double mean() {
        return shape / rate * counted.sum();
    }

    @Override
    public double variance() {
        return shape / rate * (counted.sum() + counted.sumOfSquares() / rate);
    }

    @Override
    public double largestTilt() {
        return counted.largest() == 0 ? Double.POSITIVE_INFINITY : Math.log1p(rate / counted.largest());
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
                if (product < SMALL) {
                    sum += run.seconds() * Math.log1p(product);
                    product = 0;
                }
            }
            sum += run.seconds() * Math.log1p(product);
        }
        return -shape * sum;
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void logAtAngle(double angle, double[] logG) {
        double[] phase = new double[1];
        logAtAngles(new double[] {angle}, logG, phase);
        logG[1] = phase[0];
    }

    @Override
    public void logAtAngles(double[] angles, double[] logModulus, double[] phase) {
        CircleProducts products = new CircleProducts(rate, angles, logModulus, phase);
        for (int run = runs.length - 1; run >= 0; run--) {
            products.multiply(runs[run], shares);
        }
        products.takeLogarithms();
        for (int j = 0; j < angles.length; j++) {
            logModulus[j] *= -shape;
            phase[j] *= -shape;
        }
    }
}
