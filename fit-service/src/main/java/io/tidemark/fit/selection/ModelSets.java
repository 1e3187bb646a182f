package io.tidemark.fit.selection;

/**
 * The models that are fitted where none is asked for by name.
 *
 * @param standard those that compete for being the default, once somebody asks for fits
 * @param quick the one that is fitted unasked
 */
public record ModelSets(ModelSet standard, ModelSet quick) {}
