package io.tidemark.simulate.concurrency;

/**
 * log G(z) of what U people who {@linkplain PeopleDiffering differ} have. With l(z) that of a user like those captured, c the ratio, and A and F integrated
 * out,
 *
 * <pre>log G = -U k log(1 + (h / k) log(1 - c l(z) / h))        l(z) = -r log(1 + (m / r) (1 - z))</pre>
 *
 * l is negative binomial, of the user's mean m and variance m + m^2 / r: how the seconds of one user hang together beyond that is lost in how people differ.
 */
final class PeopleGeneratingFunction implements GeneratingFunction {

    /** The least of a variance beyond a Poisson law's, as a share of the mean. */
    private static final double LEAST_EXCESS = 1e-9;

    private final PeopleDiffering people;
    private final double ratio;
    private final double mean;
    private final double size;
    private final double users;

    /**
     * @param people how people differ, over the times that count
     * @param ratio c, what a person of the population has on average to what a user like those captured has
     * @param ofUser law of such a user
     * @param users U
     */
    PeopleGeneratingFunction(PeopleDiffering people, double ratio, GeneratingFunction ofUser, int users) {
        this.people = people;
        this.ratio = ratio;
        this.mean = ofUser.mean();
        this.size = size(mean, ofUser.variance());
        this.users = users;
    }

    /** r of a mean and a variance. */
    static double size(double mean, double variance) {
        return mean * mean / Math.max(variance - mean, LEAST_EXCESS * mean);
    }

    @Override
    public double mean() {
        return users * ratio * mean;
    }

    @Override
    public double variance() {
        double ofOne = ratio * mean;
        return users * (ofOne * (1 + mean / size) + ofOne * ofOne * (1 / people.k() + 1 / people.h()));
    }

    @Override
    public double largestTilt() {
        if (mean == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = -people.h() / ratio * Math.expm1(-people.k() / people.h());
        return Math.log1p(-size / mean * Math.expm1(-largest / size));
    }

    @Override
    public double logAtTilt(double tilt) {
        if (mean == 0) {
            return 0;
        }
        double ofUser = mean / size * -Math.expm1(tilt);
        double ofHours = ratio * size / people.h() * Math.log1p(ofUser);
        double ofPeople = people.h() / people.k() * Math.log1p(ofHours);
        boolean finite = ofUser > -1 && ofHours > -1 && ofPeople > -1;
        return finite ? -users * people.k() * Math.log1p(ofPeople) : Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void logAtAngle(double angle, double[] logG) {
        if (mean == 0) {
            logG[0] = 0;
            logG[1] = 0;
            return;
        }
        logG[0] = mean / size * Complex.lackRe(angle);
        logG[1] = mean / size * Complex.lackIm(angle);
        takeLogarithm(logG, ratio * size / people.h());
        takeLogarithm(logG, people.h() / people.k());
        takeLogarithm(logG, -users * people.k());
    }

    /** Makes w factor log(1 + w), w of a real part of 0 or more. */
    private static void takeLogarithm(double[] w, double factor) {
        double phase = Math.atan2(w[1], 1 + w[0]);
        w[0] = 0.5 * factor * Complex.logSquare(w[0], w[1]);
        w[1] = factor * phase;
    }
}
