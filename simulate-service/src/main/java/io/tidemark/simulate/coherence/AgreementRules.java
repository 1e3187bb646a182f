package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.sizing.Agreement;

/**
 * What holds of peaks beside the law of their level: two ways of computing that know nothing of each other. Of m peaks a share of p + 6
 * sqrt(p (1 - p) / m) may lie where the law puts p at most, which chance exceeds once in a billion.
 */
final class AgreementRules {

    private static final double DEVIATIONS = 6;

    /** Probability that paths may be off by: their Gaussian noise, and the lags that they leave out. */
    private static final double OF_PATHS = 0.02;

    private AgreementRules() {}

    static void check(Agreement agreement, Claims claims) {
        agreement.below().forEach(below -> check(agreement.parts(), below, claims));
    }

    private static void check(int peaks, Agreement.Below below, Claims claims) {
        double chance = DEVIATIONS * Math.sqrt(below.p() * (1 - below.p()) / peaks);
        claims.holds(
                below.share() <= below.p() + OF_PATHS + chance,
                "no more peaks lie low in the law of the level than chance explains",
                named("probability by the law", below.p()),
                named("share of the peaks", below.share()),
                named("peaks", peaks));
    }
}
