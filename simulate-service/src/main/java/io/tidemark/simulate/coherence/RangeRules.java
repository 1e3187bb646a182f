package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.sizing.CountRange;

/** What holds of a range. */
final class RangeRules {

    private RangeRules() {}

    static void check(String name, CountRange range, Claims claims) {
        claims.rise(
                "a range does not end before it begins",
                named(name + ".low", range.low()),
                named(name + ".high", range.high()));
    }
}
