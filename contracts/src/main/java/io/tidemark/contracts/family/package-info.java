/**
 * What a posterior draw means: the families of laws that models are made of, with their parameters and constants, as the
 * resource {@code families.json} has them, and the grammar of models' names. Fitting a family and computing with it are
 * the services' own; what they have to agree on is here.
 */
package io.tidemark.contracts.family;
