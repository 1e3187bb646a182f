package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.sizing.Level;
import io.tidemark.simulate.sizing.LogVolume;

/**
 * What holds of the lines of a log. Every session that starts ends once, so that as many end in a minute as start in its 60 seconds, on average: the
 * one is a sum over all of the history, the other does not know of durations.
 */
final class LogRules {

    private static final double MINUTE_SECONDS = 60;
    private static final double ROUNDING = 1e-6;

    private LogRules() {}

    static void check(LogVolume log, Level startedPerSecond, Claims claims) {
        double ended = log.endedPerMinute().mean();
        double started = MINUTE_SECONDS * startedPerSecond.mean();
        LevelRules.check(log.endedPerMinute(), claims.of("sessionsEndedPerMinute"));
        claims.holds(
                Math.abs(ended - started) <= ROUNDING * started,
                "as many sessions end in a minute as start",
                named("ended", ended),
                named("started", started));
        RangeRules.check("linesPerDay", log.credibleLinesPerDay(), claims);
    }
}
