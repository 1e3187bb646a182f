package io.tidemark.fit.jobs;

import java.time.Duration;
import java.util.function.Supplier;

/** Hears how long each stage of a fit takes, and counts what comes and what ends. */
public interface Stages {

    /** Times a stage. */
    <T> T time(String stage, Supplier<T> work);

    /** Notes how long a stage took. */
    void took(String stage, Duration duration);

    /** Counts a fit that ended. */
    void fitEnded(String outcome);

    /** Counts draws that were kept. */
    void drawn(long draws);

    /** Counts a message that came. */
    void received(String outcome);
}
