package io.tidemark.browser;

import java.time.Duration;

/** How long a condition may take on a machine that is busy with something else, before it is held to be one that will never come true. */
final class Patience {

    static final Duration LIMIT = Duration.ofMinutes(10);

    static final double MILLIS = LIMIT.toMillis();

    private Patience() {}
}
