package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import io.tidemark.simulate.sizing.Level;

/** What holds of a law as it is given: of its quantiles and moments, and that its probabilities are such. */
final class LawRules {

    private static final double ROUNDING = 1e-9;

    private LawRules() {}

    static void check(PredictiveLaw law, Claims claims) {
        LevelRules.check(Level.of(law), claims);
        check(law.below(), law.pmf(), claims.of("pmf"));
    }

    private static void check(double below, PredictiveLaw.Pmf pmf, Claims claims) {
        claims.numbers(named("from", pmf.from()));
        claims.holds(pmf.step() >= 1, "a bin holds one count or more", named("step", pmf.step()));
        double least = 1;
        double most = 0;
        double sum = below;
        for (double probability : pmf.probabilities()) {
            least = Math.min(least, probability);
            most = Math.max(most, probability);
            sum += probability;
        }
        claims.numbers(named("probability below", below), named("smallest probability", least));
        claims.holds(most <= 1, "no probability is above 1", named("largest probability", most));
        claims.holds(sum <= 1 + ROUNDING, "probabilities sum to no more than 1", named("sum", sum));
    }
}
