package io.tidemark.ingest.metrics;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.CaptureMetrics.FirstHalf;
import io.tidemark.contracts.CaptureMetrics.SecondSeries;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.StreamRecord;
import java.util.Iterator;
import java.util.List;

/**
 * Replays the streams of a capture under a session definition. It needs no more than the stream records, so they can come
 * from the parser as well as from their topic.
 */
public final class SessionReplay {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private SessionReplay() {}

    /** Measures a capture of one person. */
    public static SessionMeasurement replay(
            SessionDefinition definition, CaptureSpan span, Iterator<StreamRecord> streams) {
        return replay(definition, span, streams, Persons.together(1));
    }

    /**
     * Measures a capture. An entry that is held beyond the end of the capture is open; likewise one that is held beyond the end of
     * its first half, in what is known of that.
     *
     * @param definition what an entry is and how long it is held
     * @param span when the capture was taken
     * @param streams the records of all its streams, in any order
     * @param persons whose they are
     */
    public static SessionMeasurement replay(
            SessionDefinition definition, CaptureSpan span, Iterator<StreamRecord> streams, Persons persons) {
        PerProtocol<EntryLog> entries = new PerProtocol<>(new EntryLog(), new EntryLog());
        boolean onTheWire = definition == SessionDefinition.WIRE;
        PerProtocol<StartLog> opened =
                onTheWire ? entries.map(EntryLog::starts) : new PerProtocol<>(new StartLog(), new StartLog());
        while (streams.hasNext()) {
            StreamRecord stream = streams.next();
            boolean tcp = stream.protocol().equals("tcp");
            int person = persons.of(stream);
            EntryLog log = tcp ? entries.tcp() : entries.udp();
            log.of(person);
            definition.replay(stream, log);
            if (!onTheWire) {
                StartLog starts = tcp ? opened.tcp() : opened.udp();
                starts.of(person);
                SessionDefinition.WIRE.replay(stream, starts);
            }
        }
        return new SessionMeasurement(
                definition.name(),
                span,
                series(entries, span),
                entries.map(log -> log.tally(span.startEpochNanos(), Long.MAX_VALUE, span.endEpochNanos())),
                firstHalf(entries, span),
                entries.map(log ->
                        DurationSummary.of(log.sortedSeconds(span.endEpochNanos()), span.clockResolutionNanos() / 1e9)),
                PeopleTally.of(persons, opened, entries, span),
                List.of());
    }

    private static SecondSeries series(PerProtocol<EntryLog> entries, CaptureSpan span) {
        PerProtocol<LevelSeries> series = entries.map(log -> LevelSeries.of(log, span));
        return new SecondSeries(
                0,
                series.map(LevelSeries::started),
                series.map(LevelSeries::atStart),
                series.map(LevelSeries::maxWithin));
    }

    private static FirstHalf firstHalf(PerProtocol<EntryLog> entries, CaptureSpan span) {
        int seconds = span.seconds() / 2;
        long middle = (span.startEpochSecond() + seconds) * NANOS_PER_SECOND;
        PerProtocol<Durations> durations = entries.map(log -> log.tally(span.startEpochNanos(), middle, middle));
        return new FirstHalf(seconds, durations);
    }
}
