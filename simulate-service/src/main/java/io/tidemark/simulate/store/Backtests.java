package io.tidemark.simulate.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.simulate.backtest.Backtest;
import io.tidemark.simulate.backtest.Backtesting;
import io.tidemark.simulate.concurrency.Posterior;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The backtests of fits, made at first use; the last ones used are kept. */
@ApplicationScoped
public class Backtests {

    /** Draws that the predicted law is averaged over. */
    private static final int MOST_DRAWS = 200;

    private static final long SEED = 1;

    private final PublishedFits fits;
    private final MeasuredCaptures captures;
    private final MeterRegistry meters;
    private final RecentlyUsed<String, Backtest> backtests;

    Backtests(
            PublishedFits fits,
            MeasuredCaptures captures,
            MeterRegistry meters,
            @ConfigProperty(name = "tidemark.simulate.laws-kept") int lawsKept) {
        this.fits = fits;
        this.captures = captures;
        this.meters = meters;
        this.backtests = new RecentlyUsed<>(lawsKept);
    }

    /** The backtest of a fit, where the fit of its captures' first halves is done. */
    public Optional<Backtest> of(StoredFit fit) {
        return fits.ofFirstHalf(fit)
                .filter(firstHalf -> firstHalf.isDone() && fit.evidence().longestSeconds() > 1)
                .map(firstHalf -> of(fit, firstHalf));
    }

    /** The backtest of a fit by that of its captures' first halves, which is done. */
    public Backtest of(StoredFit fit, StoredFit firstHalf) {
        return backtests.get(
                firstHalf.id(),
                () -> meters.timer("tidemark.stage.seconds", "stage", "backtest")
                        .record(() -> make(fit, firstHalf)));
    }

    private Backtest make(StoredFit fit, StoredFit firstHalf) {
        Posterior posterior = fits.posterior(firstHalf, MOST_DRAWS);
        SplittableUniformRandomProvider random =
                (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(SEED);
        return new Backtesting(posterior, random).of(captures.of(fit, posterior));
    }
}
