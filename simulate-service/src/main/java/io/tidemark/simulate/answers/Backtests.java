package io.tidemark.simulate.answers;

import io.tidemark.contracts.PosteriorDraws;
import io.tidemark.simulate.backtest.Backtest;
import io.tidemark.simulate.backtest.Backtesting;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.sizing.Stages;
import java.util.Optional;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** The backtests of fits, made at first use; the last ones used are kept. */
public final class Backtests {

    private static final long SEED = 1;

    private final Fits fits;
    private final Measurements measurements;
    private final Stages stages;
    private final RecentlyUsed<String, Backtest> backtests;

    /**
     * @param fits has the draws
     * @param measurements has what was measured of the captures
     * @param stages told of every stage
     * @param backtestsKept number of backtests that are kept
     */
    public Backtests(Fits fits, Measurements measurements, Stages stages, int backtestsKept) {
        this.fits = fits;
        this.measurements = measurements;
        this.stages = stages;
        this.backtests = new RecentlyUsed<>(backtestsKept);
    }

    /** The backtest of a fit, where the fit of its captures' first halves is done. */
    Optional<Backtest> of(StoredFit fit) {
        return fits.ofFirstHalf(fit)
                .filter(firstHalf -> firstHalf.isDone() && fit.canBeHalved())
                .map(firstHalf -> of(fit, firstHalf));
    }

    /** The backtest of a fit by that of its captures' first halves, which is done. */
    Backtest of(StoredFit fit, StoredFit firstHalf) {
        return backtests.get(firstHalf.id(), () -> stages.run("backtest", () -> make(fit, firstHalf)));
    }

    private Backtest make(StoredFit fit, StoredFit firstHalf) {
        Posterior posterior = fits.posterior(firstHalf, PosteriorDraws.OF_BACKTESTS);
        SplittableUniformRandomProvider random =
                (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(SEED);
        return new Backtesting(posterior, random).of(measurements.halvable(fit, posterior));
    }
}
