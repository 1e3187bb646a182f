/**
 * Bayesian models of how connections start and how long they last. {@link io.tidemark.fit.model.Observations} reduce
 * captures to sufficient statistics; a {@link io.tidemark.fit.model.Model} given observations is a {@link
 * io.tidemark.fit.model.Posterior}, a product of blocks: one of an arrival family, the share of TCP, and one of a duration
 * family for each protocol. {@link io.tidemark.fit.model.Models} lists the families.
 */
package io.tidemark.fit.model;
