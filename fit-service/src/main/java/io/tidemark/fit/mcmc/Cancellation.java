package io.tidemark.fit.mcmc;

import java.util.concurrent.CancellationException;

/**
 * Asked before every evaluation of a density whether to stop; then {@link CancellationException} is thrown. Whoever asks may be kept
 * waiting.
 */
@FunctionalInterface
public interface Cancellation {

    /** Never stops. */
    Cancellation NEVER = () -> false;

    /** Whether to stop. Called by the chains' threads, at once from several of them. */
    boolean requested();

    /**
     * Goes on where nobody wants to stop.
     *
     * @throws CancellationException where somebody does
     */
    default void check() {
        if (requested()) {
            throw new CancellationException("cancellation was requested");
        }
    }
}
