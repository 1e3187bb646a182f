package io.tidemark.fit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of table {@code people}: whom a fit rests on. */
@Entity
@Table(name = "people")
public class PeopleEntity extends PanacheEntityBase {

    @Id
    @Column(name = "fit_id")
    public String fitId;

    /** {@link io.tidemark.fit.people.CapturedPeople} as JSON. */
    public String summary;
}
