package io.tidemark.fit.selection;

import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.order.Basis;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitOrder;
import java.util.List;

/**
 * Models that are fitted to the same captures under the same session definition and compete for being the default. The standard set, the
 * same under every definition, is that of the setting {@code tidemark.fit.models}.
 *
 * @param models their names, each once, in the order in which they are fitted. Of those that converge the last is the best so far until all
 *     are scored, and it is what a client looks at first
 */
public record ModelSet(List<String> models) {

    /**
     * A set of models.
     *
     * @throws io.tidemark.fit.model.UnknownModel where a name names none
     */
    public ModelSet {
        if (models.isEmpty()) throw new IllegalArgumentException("at least one model must compete");
        models = models.stream()
                .map(model -> Models.named(model).name())
                .distinct()
                .toList();
    }

    /** An order for each of the models, in their order. */
    public List<FitOrder> orders(Basis basis, SamplerSettings settings) {
        return models.stream()
                .map(model -> new FitOrder(basis.captures(), basis.definition(), model, settings, Extent.WHOLE))
                .toList();
    }
}
