package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.coherence.Claims.Named;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import io.tidemark.simulate.sizing.Level;

/**
 * What holds of every law of a count N &gt;= 0 with the mean m, the standard deviation s and the quantile q at p, the smallest
 * count of P(N &lt;= q) &gt;= p:
 *
 * <pre>
 * (1 - p) q &lt;= m                          Markov: P(N &gt;= q) &gt; 1 - p
 * q &lt;= m + s sqrt(p / (1 - p))            Cantelli, above
 * q &gt;= m - s sqrt((1 - p) / p)            Cantelli, below
 * </pre>
 *
 * Moments are computed draw by draw and quantiles by inversion, so that these tie two ways of computing together. One count is
 * allowed for, as of laws of few counts the bounds hold with equality; and that a mixture's quantile lies in the range of its parts'.
 */
final class LevelRules {

    private static final double ROUNDING = 1 + 1e-6;

    private LevelRules() {}

    static void check(Level level, Claims claims) {
        claims.numbers(named("mean", level.mean()), named("sd", level.sd()));
        claims.rise(
                "quantiles rise",
                level.quantiles().stream()
                        .map(each -> named("quantile " + each.p(), each.value()))
                        .toArray(Named[]::new));
        level.quantiles().forEach(quantile -> check(level, quantile, claims.of("quantile " + quantile.p())));
    }

    private static void check(Level level, PredictiveLaw.Quantile quantile, Claims claims) {
        Named value = named("value", quantile.value());
        claims.rise(
                "the value lies in the range of the draws' own",
                named("least", quantile.least()),
                value,
                named("most", quantile.most()));
        claims.rise(
                "the credible interval lies in the range of the draws' own",
                named("least", quantile.least()),
                named("low", quantile.low()),
                named("high", quantile.high()),
                named("most", quantile.most()));
        checkMoments(level, quantile, claims);
    }

    private static void checkMoments(Level level, PredictiveLaw.Quantile quantile, Claims claims) {
        double odds = quantile.p() / (1 - quantile.p());
        double above = quantile.value() - 1.0;
        Named[] values = {named("value", quantile.value()), named("mean", level.mean()), named("sd", level.sd())};
        claims.holds((1 - quantile.p()) * above <= level.mean() * ROUNDING, "a mean allows for its quantiles", values);
        claims.holds(
                above <= (level.mean() + level.sd() * Math.sqrt(odds)) * ROUNDING
                        && (quantile.value() + 1) * ROUNDING >= level.mean() - level.sd() / Math.sqrt(odds),
                "a quantile lies as near to the mean as the standard deviation demands",
                values);
    }
}
