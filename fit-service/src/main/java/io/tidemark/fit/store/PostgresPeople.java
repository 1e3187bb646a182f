package io.tidemark.fit.store;

import io.tidemark.fit.jobs.PeopleOfFits;
import io.tidemark.fit.json.Json;
import io.tidemark.fit.people.CapturedPeople;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Whom fits rest on, as rows of the table {@code people}. */
@ApplicationScoped
class PostgresPeople implements PeopleOfFits {

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String fitId, CapturedPeople people) {
        PeopleEntity row = new PeopleEntity();
        row.fitId = fitId;
        row.summary = Json.text(people);
        row.persist();
    }

    @Override
    @Transactional
    public Optional<CapturedPeople> find(String fitId) {
        return PeopleEntity.<PeopleEntity>findByIdOptional(fitId)
                .map(row -> Json.own(row.summary, CapturedPeople.class));
    }
}
