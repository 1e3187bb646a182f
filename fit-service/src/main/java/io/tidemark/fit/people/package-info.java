/**
 * How people differ, and their hours: a population that captures of few people are drawn from. {@link io.tidemark.fit.people.PeopleData} is what
 * captures tell of each person, {@link io.tidemark.fit.people.PopulationTarget} the posterior of the population given that, and {@link
 * io.tidemark.fit.people.Population} its draws beside those of a model of arrivals and durations.
 */
package io.tidemark.fit.people;
