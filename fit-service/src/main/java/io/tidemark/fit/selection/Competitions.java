package io.tidemark.fit.selection;

import io.tidemark.fit.order.Basis;
import java.util.Optional;

/** Where fits that compete are kept. Callers hold a transaction, and the captures' locks where they change something. */
public interface Competitions {

    /** All fits of a basis as they stand. */
    Competition competition(Basis basis);

    /**
     * Lets one fit of a basis, or none, stand out.
     *
     * @param fitId its id
     * @param standing what it is to be; all others are {@link Standing#OTHER}
     */
    void setStanding(Basis basis, Optional<String> fitId, Standing standing);
}
