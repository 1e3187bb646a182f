package io.tidemark.simulate.concurrency;

/**
 * How people, and their hours, differ under one draw. A person's factor is F ~ Gamma(k, k); what the person does at a time is A ~ Gamma(h F, h), is kept for
 * an exponential time of mean {@code dwell} and drawn anew. At an instant a person is as A users like those captured, times a ratio.
 *
 * @param k shape of the factors
 * @param h shape of what a person of factor 1 does at a time
 * @param dwell seconds
 */
record PeopleDiffering(double k, double h, double dwell) {

    /** Below it the quotient is left to rounding, and the series of one term is exact to 1e-9. */
    private static final double SHORT = 1e-4;

    PeopleDiffering {
        Positive.of("shape of the factors of people", k);
        Positive.of("shape of what a person does at a time", h);
        Positive.of("time for which that is kept", dwell);
    }

    /**
     * The same where each second back in time weighs as its share: a mean over times varies less, by the share of the variance
     *
     * <pre>sum over i, j of q_i q_j e^(-|i - j| / dwell) / (sum of q)^2</pre>
     *
     * so that h is taken to be larger by its inverse, which leaves mean and variance exact.
     */
    PeopleDiffering over(LagShares shares) {
        double square = 0;
        double before = 0;
        for (LagBlocks.Run run : shares.runs()) {
            double length = run.seconds() / dwell;
            double fallen = Math.exp(-length);
            double toEdge = -Math.expm1(-length) / length;
            double within = shareOfMean(length);
            for (int block = run.from(); block < run.to(); block++) {
                double weight = run.seconds() * shares.shares()[block];
                square += weight * (weight * within + 2 * toEdge * before);
                before = before * fallen + weight * toEdge;
            }
        }
        double sum = shares.sum();
        return square > 0 ? new PeopleDiffering(k, h * sum * sum / square, dwell) : this;
    }

    /**
     * Share of the variance of what a person does that is left in its mean over a time.
     *
     * @param dwells the time x in dwell times: 2 (x - 1 + e^-x) / x^2
     */
    static double shareOfMean(double dwells) {
        return dwells < SHORT ? 1 - dwells / 3 : 2 * (dwells + Math.expm1(-dwells)) / (dwells * dwells);
    }
}
