package io.tidemark.simulate.api;

import io.tidemark.simulate.store.PublishedFits;
import io.tidemark.simulate.store.StoredFit;
import jakarta.enterprise.context.ApplicationScoped;

/** The fits that can be answered from. */
@ApplicationScoped
class DoneFits {

    private final PublishedFits fits;

    DoneFits(PublishedFits fits) {
        this.fits = fits;
    }

    /** The fit that the parameter {@code fit} names; refused where it is not known, or not done. */
    StoredFit of(Parameters parameters) {
        return of(parameters.text("fit", "the id of a fit"));
    }

    /** The fit of an id; refused where it is not known, or not done. */
    StoredFit of(String id) {
        StoredFit fit = fits.find(id).orElseThrow(() -> ProblemException.notFound("there is no fit " + id));
        if (!fit.isDone()) {
            throw ProblemException.notDone("fit " + id + " is " + fit.status() + "; expected one that is done");
        }
        return fit;
    }
}
