package io.tidemark.simulate.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The concurrency laws of fits, made from their draws at first use; the last ones used are kept. */
@ApplicationScoped
public class ConcurrencyLaws {

    private record Key(String fitId, int historySeconds) {}

    private final PublishedFits fits;
    private final MeterRegistry meters;
    private final RecentlyUsed<Key, ConcurrencyLaw> laws;

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

    private ConcurrencyLaw make(StoredFit fit, int historySeconds) {
        Posterior posterior =
                meters.timer("tidemark.stage.seconds", "stage", "draws").record(() -> fits.posterior(fit));
        return meters.timer("tidemark.stage.seconds", "stage", "held")
                .record(() -> ConcurrencyLaw.of(posterior, LagBlocks.over(historySeconds)));
    }
}
