package io.tidemark.fit.people;

/**
 * Whom a fit rests on.
 *
 * @param people number of people in all captures, a person of several once
 * @param personSeconds seconds for which people were captured, added up over them
 */
public record CapturedPeople(int people, double personSeconds) {

    /** Those that captures tell of. */
    public static CapturedPeople of(PeopleData data) {
        return new CapturedPeople(data.people(), data.personSeconds());
    }
}
