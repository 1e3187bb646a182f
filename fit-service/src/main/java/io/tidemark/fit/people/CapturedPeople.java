package io.tidemark.fit.people;

import java.util.Optional;

/**
 * Whom a fit rests on.
 *
 * @param people number of people in all captures, a person of several once
 * @param personSeconds seconds for which people were captured, added up over them
 * @param posterior what is known of each; empty where their population could not be sampled
 * @param hours hours of the day; empty where they are not told apart
 */
public record CapturedPeople(
        int people, double personSeconds, Optional<PeoplePosterior> posterior, Optional<CapturedHours> hours) {}
