package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.MixedLaw;

/**
 * Users like those of some captures.
 *
 * @param law their law
 * @param evidence what it rests on
 * @param users how many there are
 */
public record SizedClass(ConcurrencyLaw law, Evidence evidence, int users) {

    MixedLaw.UserClass asUserClass() {
        return new MixedLaw.UserClass(law, users);
    }
}
