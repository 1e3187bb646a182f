package io.tidemark.ingest.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.upload.Intake;
import java.time.Duration;
import java.util.Optional;

/** What an upload may cost, and how long its progress is remembered. */
@ConfigMapping(prefix = "tidemark.upload")
public interface UploadSettings {

    /** Most bytes of one upload. */
    @WithDefault("10G")
    MemorySize maxBytes();

    /** Most uploads that are read or published at once. */
    @WithDefault("16")
    int maxParallel();

    /** Most of them that are of one team, where people log in. */
    @WithDefault("8")
    int maxParallelOfTeam();

    /** Most bytes that a team may upload on a day (UTC), those who do not log in together; any number where this is not told. */
    Optional<MemorySize> maxBytesADay();

    /** Bytes a second that a sender must have to go on while others want its place, over five seconds. */
    @WithDefault("4K")
    MemorySize leastRate();

    /** Most bytes that are still read of an upload that has failed, so that its sender hears the answer. */
    @WithDefault("64M")
    MemorySize maxDrainBytes();

    /** Most bytes of forms that are kept on disk, sealed, while they are taken in, of all uploads together. */
    @WithDefault("10G")
    MemorySize maxKeptBytes();

    /** Most bytes that a compressed upload may expand to. */
    @WithDefault("64G")
    MemorySize maxExpandedBytes();

    /** Most bytes that one compressed byte may expand to, on average. */
    @WithDefault("1000")
    int maxExpansionRatio();

    /** Most streams that are kept of all uploads together; beyond it streams are evicted and counted. */
    @WithDefault("250000")
    int maxStreams();

    /** Longest time from a capture's first frame to its last for which it is measured; of a longer one there are only its streams. */
    @WithDefault("14D")
    Duration maxSpan();

    /** Most upload tokens that are remembered, not counting uploads under way. */
    @WithDefault("1000")
    int maxRemembered();

    /** How long after its beginning an ended upload is remembered. */
    @WithDefault("1H")
    Duration remembered();

    /** How long a capture is kept, with all that came of it; for ever where this is not told. */
    Optional<Duration> retention();

    /** How long metrics of more than a megabyte wait while others are answered. */
    @WithDefault("15S")
    Duration longestWait();

    /** The limits of one upload. */
    default Intake.Limits limits() {
        ParserLimits parser = new ParserLimits(maxExpandedBytes().asLongValue(), maxExpansionRatio(), maxStreams());
        return new Intake.Limits(
                maxBytes().asLongValue(),
                maxParallel(),
                maxParallelOfTeam(),
                leastRate().asLongValue(),
                maxDrainBytes().asLongValue(),
                maxKeptBytes().asLongValue(),
                parser);
    }
}
