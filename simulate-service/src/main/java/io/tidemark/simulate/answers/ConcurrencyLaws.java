package io.tidemark.simulate.answers;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.Stages;

/**
 * The concurrency laws of fits, made from their draws at first use, and what they say of numbers of users; the last ones used are
 * kept, for a page asks for the same numbers whenever it is opened.
 */
public final class ConcurrencyLaws {

    /** Predictive laws that are kept, of at most 4,096 bins each: some 17 MB. */
    private static final int LEVELS_KEPT = 512;

    private record Key(String fitId, int historySeconds, Assumptions assumptions) {}

    private record LevelKey(Key law, int users) {}

    private final Fits fits;
    private final Stages stages;
    private final RecentlyUsed<Key, ConcurrencyLaw> laws;
    private final RecentlyUsed<LevelKey, PredictiveLaw> levels = new RecentlyUsed<>(LEVELS_KEPT);

    /**
     * @param fits has the draws
     * @param stages told of every stage
     * @param lawsKept number of laws that are kept
     */
    public ConcurrencyLaws(Fits fits, Stages stages, int lawsKept) {
        this.fits = fits;
        this.stages = stages;
        this.laws = new RecentlyUsed<>(lawsKept);
    }

    /** The law of a fit that is done, over a history; people are alike where its draws do not say how they differ. */
    ConcurrencyLaw of(StoredFit fit, int historySeconds, Assumptions assumptions) {
        Assumptions known = assumptions.by(fit);
        return laws.get(new Key(fit.id(), historySeconds, known), () -> make(fit, historySeconds, known));
    }

    /** Concurrent connections of so many users by the law of a fit that is done, over a history. */
    PredictiveLaw concurrentConnections(StoredFit fit, int historySeconds, int users, Assumptions assumptions) {
        return levels.get(new LevelKey(new Key(fit.id(), historySeconds, assumptions.by(fit)), users), () -> {
            ConcurrencyLaw law = of(fit, historySeconds, assumptions);
            return stages.run("law", () -> law.concurrentConnections(users));
        });
    }

    private ConcurrencyLaw make(StoredFit fit, int historySeconds, Assumptions assumptions) {
        Posterior alike = stages.run("draws", () -> fits.posterior(fit));
        Posterior posterior = assumed(alike, fit, assumptions);
        return stages.run("held", () -> ConcurrencyLaw.of(posterior, LagBlocks.over(historySeconds)));
    }

    private static Posterior assumed(Posterior alike, StoredFit fit, Assumptions assumptions) {
        if (assumptions.people() == Assumptions.People.ALIKE) {
            return alike;
        }
        Posterior differ = alike.ofPeopleWhoDiffer();
        boolean flat = assumptions.prior() == Assumptions.Prior.FLAT;
        if (assumptions.captured() == Assumptions.Captured.BUSY_HOUR) {
            return differ.inBusiestHours(fit.evidence().people(), flat);
        }
        Posterior population = flat ? differ.withFlatPrior() : differ;
        return assumptions
                .hoursOf(fit)
                .map(hours -> population.atHours(secondsOfHours(fit.evidence()), hours.first(), hours.number()))
                .orElse(population);
    }

    private static double[] secondsOfHours(Evidence evidence) {
        return evidence.hours().orElseThrow().seconds().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
