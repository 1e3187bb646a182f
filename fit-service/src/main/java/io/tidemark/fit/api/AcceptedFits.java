package io.tidemark.fit.api;

import io.tidemark.fit.jobs.FitIntake.Accepted;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Answer to a request for fits.
 *
 * @param id id of the fit to look at first: that of the last model asked for, which of those that converge is the best so far until all are
 *     scored
 * @param status how far it has come
 * @param fits all that were asked for, in the order in which they are fitted
 */
@Schema(name = "AcceptedFits")
record AcceptedFits(String id, String status, List<BriefFit> fits) {

    static AcceptedFits of(List<Accepted> accepted) {
        List<BriefFit> fits = accepted.stream().map(BriefFit::of).toList();
        BriefFit first = fits.get(fits.size() - 1);
        return new AcceptedFits(first.id(), first.status(), fits);
    }
}
