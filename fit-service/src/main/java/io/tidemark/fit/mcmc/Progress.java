package io.tidemark.fit.mcmc;

/** Is told how far a chain has come. Called by the chains' threads, at once from several of them: must be quick. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (chain, iteration, phase) -> {};

    /**
     * An iteration has ended.
     *
     * @param chain number of the chain, from 1
     * @param iteration number of the iteration, from 1, warm-up and draws counted through
     * @param phase what the iteration was for
     */
    void iterationEnded(int chain, int iteration, Phase phase);
}
