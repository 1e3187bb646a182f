package io.tidemark.fit.mcmc;

/** Asked before every iteration whether to stop; then {@link java.util.concurrent.CancellationException} is thrown. */
@FunctionalInterface
public interface Cancellation {

    /** Never stops. */
    Cancellation NEVER = () -> false;

    /** Whether to stop. Called by the chains' threads, at once from several of them. */
    boolean requested();
}
