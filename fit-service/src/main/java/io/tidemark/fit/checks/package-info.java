/**
 * Posterior predictive checks: data sets drawn as the model says data come about, compared with those observed (Gelman, Meng
 * and Stern 1996). {@link io.tidemark.fit.checks.PredictiveChecks} makes them.
 */
package io.tidemark.fit.checks;
