package io.tidemark.contracts;

/**
 * Posterior summary of one parameter over all chains.
 *
 * @param name the parameter
 * @param mean posterior mean
 * @param sd posterior standard deviation
 * @param q5 5 % quantile
 * @param q50 median
 * @param q95 95 % quantile
 * @param rhat rank-normalised split R-hat (Vehtari et al. 2021)
 * @param essBulk bulk effective sample size
 * @param essTail tail effective sample size
 * @param mcseMean Monte Carlo standard error of the mean
 */
public record ParameterSummary(
        String name,
        double mean,
        double sd,
        double q5,
        double q50,
        double q95,
        double rhat,
        double essBulk,
        double essTail,
        double mcseMean) {}
