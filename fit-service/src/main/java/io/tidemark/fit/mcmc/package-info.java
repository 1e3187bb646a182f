/**
 * Markov chain Monte Carlo, laid out as its mathematics: a {@link io.tidemark.fit.mcmc.hamiltonian.Hamiltonian} over phase
 * space, an {@link io.tidemark.fit.mcmc.integrator.Leapfrog integrator} of its flow, a {@link
 * io.tidemark.fit.mcmc.transition.NoUTurn transition} that moves a point along trajectories, {@link
 * io.tidemark.fit.mcmc.adaptation.Adaptation adaptation} that wraps transitions during warm-up, chains of transitions, and
 * a {@link io.tidemark.fit.mcmc.Sampler} that runs several. Knows densities, and nothing of what they describe.
 */
package io.tidemark.fit.mcmc;
