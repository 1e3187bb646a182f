package io.tidemark.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.contracts.finding.FindingDocument;
import java.time.Instant;
import java.util.List;

/**
 * Value of {@link Topic#METRICS}: what a capture's connections look like under one session definition, sufficient for
 * every model. A long capture travels in parts: each carries all scalars and a slice of every array; {@link
 * MetricsParts} cuts and joins them. A null value means: forget this capture.
 *
 * @param captureId the capture
 * @param definition name of the session definition
 * @param part number of this part, from 1
 * @param parts number of parts
 * @param digest SHA-256 of the bytes uploaded, lower-case hexadecimal
 * @param users number of people whose traffic is measured, fewer than the capture holds where hosts are a sample
 * @param start the second in which the first frame was captured, floored
 * @param seconds whole seconds from {@code start} to the second of the last frame, both included
 * @param clockResolutionNanos resolution of the capture's clock in nanoseconds
 * @param spanSeconds time from the first frame to the last, in seconds
 * @param series values second by second
 * @param durations durations of all connections
 * @param firstHalf what was known when half of the capture had passed
 * @param caveats the sentences of {@code findings}; in messages older than these the sentences alone
 * @param findings what limits all this
 * @param people what each person did; null where that is not known, and in messages older than this member
 * @param team the team that the capture belongs to; null where nobody logs in, and in messages older than this member
 */
public record CaptureMetrics(
        String captureId,
        String definition,
        int part,
        int parts,
        String digest,
        int users,
        Instant start,
        int seconds,
        long clockResolutionNanos,
        double spanSeconds,
        SecondSeries series,
        PerProtocol<Durations> durations,
        FirstHalf firstHalf,
        List<String> caveats,
        @AddedLater List<FindingDocument> findings,
        @AddedLater People people,

        @AddedLater @JsonInclude(JsonInclude.Include.NON_NULL)
        String team) {

    public CaptureMetrics {
        findings = findings == null ? FindingDocument.statements(caveats) : List.copyOf(findings);
        caveats = findings.stream().map(FindingDocument::text).toList();
    }

    /** The same with another series. */
    public CaptureMetrics with(SecondSeries other) {
        return with(other, team);
    }

    /** The same of a capture that belongs to a team. */
    public CaptureMetrics of(String owner) {
        return with(series, owner);
    }

    private CaptureMetrics with(SecondSeries otherSeries, String otherTeam) {
        return new CaptureMetrics(
                captureId,
                definition,
                part,
                parts,
                digest,
                users,
                start,
                seconds,
                clockResolutionNanos,
                spanSeconds,
                otherSeries,
                durations,
                firstHalf,
                caveats,
                findings,
                people,
                otherTeam);
    }

    /**
     * Values for consecutive seconds, each array of the same length.
     *
     * @param fromSecond index of the first second of this slice, from 0
     * @param cps new connections in each second
     * @param concurrency connections open at the instant each second begins: start &lt;= t &lt; end
     * @param maxWithinSecond largest number of connections open at once at any instant of each second
     */
    public record SecondSeries(
            int fromSecond,
            PerProtocol<int[]> cps,
            PerProtocol<int[]> concurrency,
            PerProtocol<int[]> maxWithinSecond) {}

    /**
     * Durations of one protocol's connections.
     *
     * @param closed durations that were seen to their end
     * @param open lower bounds: durations, up to the last packet, of connections taken to be open still
     * @param before connections that were open before the capture: for how long each was held from its start on; null where there
     *     are none, and in messages older than this member
     */
    public record Durations(
            DurationTally closed,
            DurationTally open,
            @AddedLater Before before) {

        /** Of connections that all began within the capture. */
        public Durations(DurationTally closed, DurationTally open) {
            this(closed, open, null);
        }
    }

    /**
     * Connections that were open before the capture, by how long they were held from its start on.
     *
     * @param closed those that were seen to end
     * @param open lower bounds, up to the last packet, of those taken to be open still
     */
    public record Before(DurationTally closed, DurationTally open) {}

    /**
     * Sufficient statistics of durations: exact sums, and a histogram fine enough for every likelihood. Durations of zero
     * are counted apart and are in none of the other figures.
     *
     * @param zeros number of durations of zero
     * @param count number of positive durations
     * @param sumSeconds their sum in seconds
     * @param sumLogSeconds sum of the natural logarithms of their seconds
     * @param bins indices of the bins that are not empty, ascending; see {@link LogBins}
     * @param counts number of durations in each of {@code bins}
     */
    public record DurationTally(
            long zeros, long count, double sumSeconds, double sumLogSeconds, int[] bins, long[] counts) {}

    /**
     * What an observer knew at {@code start + seconds}: connections that had started by then, those that went on as open.
     * The new connections are the first {@code seconds} values of the series.
     *
     * @param seconds seconds of the first half: half of the capture's, rounded down
     * @param durations durations as known at that time
     */
    public record FirstHalf(int seconds, PerProtocol<Durations> durations) {}
}
