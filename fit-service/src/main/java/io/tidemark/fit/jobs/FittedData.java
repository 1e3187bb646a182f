package io.tidemark.fit.jobs;

import io.tidemark.fit.LogLikelihood;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.store.StoredFit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What fits were fitted to, read again. */
@ApplicationScoped
public class FittedData {

    private final Workbench workbench;

    FittedData(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Log likelihoods of what a fit was fitted to. */
    public List<LogLikelihood.Variable> logLikelihood(StoredFit fit) {
        Observations observations = observations(fit);
        return LogLikelihood.of(Models.named(fit.order().model()).posterior(observations), observations);
    }

    private Observations observations(StoredFit fit) {
        return fit.order().extent() == Extent.WHOLE
                ? Observations.of(workbench.metrics(fit))
                : Observations.ofFirstHalves(workbench.metrics(fit));
    }
}
