package io.tidemark.simulate.answers;

/**
 * Users like those of a fit.
 *
 * @param fit id of the fit
 * @param users how many
 */
public record UserClass(String fit, int users) {}
