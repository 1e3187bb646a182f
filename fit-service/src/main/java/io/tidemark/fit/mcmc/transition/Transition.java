package io.tidemark.fit.mcmc.transition;

/**
 * What a transition noted beside the point it moved to.
 *
 * @param acceptance Metropolis acceptance probability against the first point, averaged over the trajectory
 * @param treeDepth number of times the trajectory was doubled
 * @param leapfrogs number of leapfrog steps
 * @param divergent whether the energy error exceeded {@link NoUTurn#LARGEST_ENERGY_ERROR} somewhere
 * @param energy Hamiltonian of the point moved to
 */
public record Transition(double acceptance, int treeDepth, int leapfrogs, boolean divergent, double energy) {}
