package io.tidemark.fit.jobs;

import io.tidemark.fit.people.CapturedPeople;
import java.util.Optional;

/** Whom fits rest on. */
public interface PeopleOfFits {

    /** Writes down whom a fit rests on, in the caller's transaction. */
    void add(String fitId, CapturedPeople people);

    /** Whom a fit rests on, in a transaction of its own; empty where that is not known. */
    Optional<CapturedPeople> find(String fitId);
}
