package io.tidemark.fit.jobs;

import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.store.Fits;
import io.tidemark.fit.store.Standing;
import io.tidemark.fit.store.StoredFit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down which fit is the default of its captures and definition. It is provisional as long as one of them waits, runs or
 * is still to be scored, also where it was final before: then another was asked for, and nobody knows yet which is better.
 */
@ApplicationScoped
class Defaults {

    private final Fits fits;

    Defaults(Fits fits) {
        this.fits = fits;
    }

    /** Chooses among all fits of the captures and definition of an order, in the caller's transaction, which holds their lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void choose(FitOrder order) {
        List<StoredFit> newestFirst = fits.ofSameData(order);
        Set<String> beingScored = fits.beingScored(order);
        Optional<StoredFit> chosen = DefaultFit.of(newestFirst, beingScored);
        Standing standing = Comparing.isGoingOn(newestFirst, beingScored) ? Standing.PROVISIONAL : Standing.DEFAULT;
        fits.setStanding(order, chosen.map(StoredFit::id), standing);
    }
}
