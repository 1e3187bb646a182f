package io.tidemark.simulate.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The concurrency laws of fits, made from their draws at first use, and what they say of numbers of users; the last ones used are
 * kept, for a page asks for the same numbers whenever it is opened.
 */
@ApplicationScoped
public class ConcurrencyLaws {

    /** Predictive laws that are kept, of at most 4,096 bins each: some 17 MB. */
    private static final int LEVELS_KEPT = 512;

    private record Key(String fitId, int historySeconds) {}

    private record LevelKey(Key law, int users) {}

    private final PublishedFits fits;
    private final MeterRegistry meters;
    private final RecentlyUsed<Key, ConcurrencyLaw> laws;
    private final RecentlyUsed<LevelKey, PredictiveLaw> levels = new RecentlyUsed<>(LEVELS_KEPT);

    ConcurrencyLaws(
            PublishedFits fits,
            MeterRegistry meters,
            @ConfigProperty(name = "tidemark.simulate.laws-kept") int lawsKept) {
        this.fits = fits;
        this.meters = meters;
        this.laws = new RecentlyUsed<>(lawsKept);
    }

    /** The law of a fit that is done, over a history. */
    public ConcurrencyLaw of(StoredFit fit, int historySeconds) {
        return laws.get(new Key(fit.id(), historySeconds), () -> make(fit, historySeconds));
    }

    /** Concurrent connections of so many users by the law of a fit that is done, over a history. */
    public PredictiveLaw concurrentConnections(StoredFit fit, int historySeconds, int users) {
        return levels.get(new LevelKey(new Key(fit.id(), historySeconds), users), () -> {
            ConcurrencyLaw law = of(fit, historySeconds);
            return meters.timer("tidemark.stage.seconds", "stage", "law")
                    .record(() -> law.concurrentConnections(users));
        });
    }

    private ConcurrencyLaw make(StoredFit fit, int historySeconds) {
        Posterior posterior =
                meters.timer("tidemark.stage.seconds", "stage", "draws").record(() -> fits.posterior(fit));
        return meters.timer("tidemark.stage.seconds", "stage", "held")
                .record(() -> ConcurrencyLaw.of(posterior, LagBlocks.over(historySeconds)));
    }
}
