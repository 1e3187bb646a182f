package io.tidemark.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.capture.CaptureLimitException;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.metrics.CorrectionTally;
import io.tidemark.ingest.metrics.SessionDefinition;
import io.tidemark.ingest.metrics.SessionMeasurement;
import io.tidemark.ingest.metrics.SessionReplay;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.RowBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What reading an upload comes to: its streams, or one of the two failures that are declared. Checks on the way that the parts agree
 * with each other: counts, times, bursts, rows, and the metrics made of them.
 *
 * @param failure says why it was refused, empty where it was not
 * @param limited whether it was refused for a limit
 * @param summary null where it was refused
 * @param streams as text
 * @param packetsInStreams packets of all streams together
 */
record CaptureReading(
        String failure, boolean limited, CaptureSummary summary, List<String> streams, long packetsInStreams) {

    /** Few enough rows that inputs of a few bytes fill the tables. */
    private static final int ROWS = 32;

    private static final int MOST_EXPANDED_BYTES = 2 << 20;
    private static final ParserLimits LIMITS = new ParserLimits(MOST_EXPANDED_BYTES, 1_000, ROWS);
    private static final long MOST_MEASURED_SECONDS = 3_600;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Reads the whole upload at once. */
    static CaptureReading of(byte[] upload) {
        return whole(new ByteArrayInputStream(upload), 1);
    }

    /** Reads an upload that does not break off. */
    static CaptureReading whole(InputStream upload, long hashSeed) {
        try {
            return of(upload, hashSeed);
        } catch (IOException e) {
            throw new AssertionError("nothing breaks off", e);
        }
    }

    /**
     * Reads an upload.
     *
     * @param hashSeed must make no difference
     * @throws IOException where it breaks off
     */
    static CaptureReading of(InputStream upload, long hashSeed) throws IOException {
        RowBudget budget = new RowBudget(ROWS);
        int free = budget.free();
        long[] heard = new long[3];
        try (ParsedCapture capture = new CaptureParser(() -> hashSeed)
                .parse(upload, LIMITS, budget, (bytes, frames, streams) -> progress(heard, bytes, frames, streams))) {
            return checked(capture);
        } catch (MalformedCaptureException e) {
            assertTrue(e.offset() >= 0 && !e.expected().isEmpty() && !e.found().isEmpty(), e.getMessage());
            return new CaptureReading(e.getMessage(), false, null, List.of(), 0);
        } catch (CaptureLimitException e) {
            return new CaptureReading(e.getMessage(), true, null, List.of(), 0);
        } finally {
            assertEquals(free, budget.free(), "rows given back");
        }
    }

    private static void progress(long[] heard, long... now) {
        for (int i = 0; i < heard.length; i++) {
            assertTrue(now[i] >= heard[i], "progress goes forward");
            heard[i] = now[i];
        }
    }

    private static CaptureReading checked(ParsedCapture capture) {
        CaptureSummary summary = capture.summary();
        List<StreamRecord> records = new ArrayList<>();
        capture.records(HexFormat.of()::formatHex).forEachRemaining(records::add);
        records.forEach(record -> check(record, summary));
        checkCounts(summary, records);
        if (spanSeconds(summary) <= MOST_MEASURED_SECONDS) {
            checkMetrics(summary, records);
        }
        long packets = records.stream().mapToLong(StreamRecord::packets).sum();
        List<String> texts = records.stream().map(CaptureReading::text).toList();
        return new CaptureReading("", false, summary, texts, packets);
    }

    /** Dates may lie further apart than a number of nanoseconds can say. */
    private static long spanSeconds(CaptureSummary summary) {
        return summary.measuredEndEpochNanos() / NANOS_PER_SECOND
                - summary.measuredStartEpochNanos() / NANOS_PER_SECOND;
    }

    /** All members, those of the array instead of its identity. */
    private static String text(StreamRecord stream) {
        return stream.toString().replace(stream.bursts().toString(), Arrays.toString(stream.bursts()));
    }

    private static void checkCounts(CaptureSummary summary, List<StreamRecord> records) {
        assertTrue(summary.startEpochNanos() <= summary.endEpochNanos(), "starts before it ends");
        assertTrue(summary.clockResolutionNanos() >= 1, "resolution");
        long opened = summary.streams().tcp() + summary.streams().udp();
        assertEquals(opened - summary.evicted(), records.size(), "streams are kept or evicted");
        assertTrue(records.size() <= 2 * ROWS, "rows");
        assertEquals(count(records, "tcp"), summary.connections().tcp());
        assertEquals(count(records, "udp"), summary.connections().udp());
        assertEquals(summary.skipped().keySet(), summary.firstSkipped().keySet());
        assertTrue(summary.skipped().values().stream().allMatch(skipped -> skipped > 0), "reasons that occurred");
        assertTrue(summary.firstSkipped().values().stream().allMatch(offset -> offset >= 0), "offsets");
    }

    private static long count(List<StreamRecord> records, String protocol) {
        return records.stream()
                .filter(record -> record.protocol().equals(protocol) && record.connection())
                .count();
    }

    private static void check(StreamRecord stream, CaptureSummary summary) {
        checkTime(stream.startEpochNanos(), summary);
        checkTime(stream.endEpochNanos(), summary);
        for (Long time : Arrays.asList(
                stream.synEpochNanos(),
                stream.synAckEpochNanos(),
                stream.establishedEpochNanos(),
                stream.originatorFinEpochNanos(),
                stream.responderFinEpochNanos(),
                stream.rstEpochNanos(),
                stream.replyEpochNanos())) {
            checkCorrected(time == null ? summary.measuredStartEpochNanos() : time, summary);
        }
        assertTrue(stream.connection() || !stream.open(), "only a connection is open");
        assertTrue(Math.max(stream.originatorPort(), stream.responderPort()) <= 0xffff, "ports");
        assertTrue(Math.min(stream.originatorPort(), stream.responderPort()) >= 0, "ports");
        assertTrue(LongStream.of(stream.packets(), stream.syn(), stream.synAck(), stream.fin(), stream.rst())
                .allMatch(each -> each >= 0));
        assertTrue(stream.bytes() == null || stream.bytes() >= 0, "bytes");
        checkBursts(stream.bursts());
    }

    private static void checkTime(long epochNanos, CaptureSummary summary) {
        assertTrue(
                summary.startEpochNanos() <= epochNanos && epochNanos <= summary.endEpochNanos(),
                () -> epochNanos + " is not in " + summary);
    }

    /** Times of flags are on the corrected clock, those of what lies apart too. */
    private static void checkCorrected(long epochNanos, CaptureSummary summary) {
        boolean isMeasured =
                summary.measuredStartEpochNanos() <= epochNanos && epochNanos <= summary.measuredEndEpochNanos();
        assertTrue(isMeasured || leavesOut(summary), () -> epochNanos + " is not in what is measured of " + summary);
    }

    private static boolean leavesOut(CaptureSummary summary) {
        return summary.findings().stream().anyMatch(finding -> finding.values().containsKey("leftOut"));
    }

    /** In order, not overlapping, and as long apart as makes them two. */
    private static void checkBursts(long[] edges) {
        assertTrue(edges.length >= 2 && edges.length % 2 == 0 && edges.length <= 2 * StreamRecord.MAX_BURSTS);
        assertEquals(0, edges[0]);
        for (int i = 0; i < edges.length; i += 2) {
            assertTrue(edges[i] <= edges[i + 1], "a burst ends after it starts");
            assertTrue(i == 0 || edges[i] - edges[i - 1] > StreamRecord.BURST_GAP_NANOS, "a gap between bursts");
        }
    }

    private static void checkMetrics(CaptureSummary summary, List<StreamRecord> records) {
        CaptureSpan span = new CaptureSpan(
                summary.measuredStartEpochNanos(), summary.measuredEndEpochNanos(), summary.clockResolutionNanos());
        SessionMeasurement measured = SessionReplay.replay(SessionDefinition.WIRE, span, records.iterator());
        PerProtocol<Long> connections = CorrectionTally.of(records.iterator()).connections();
        assertEquals(connections.tcp(), sum(measured.series().cps().tcp()) + before(records));
        assertEquals(connections.udp(), sum(measured.series().cps().udp()));
    }

    /** Connections that were there before the capture. */
    private static long before(List<StreamRecord> records) {
        long[] before = new long[1];
        records.forEach(record -> SessionDefinition.WIRE.replay(
                record, (start, end, open) -> before[0] += start == SessionDefinition.Entries.BEFORE ? 1 : 0));
        return before[0];
    }

    private static long sum(int[] values) {
        return Arrays.stream(values).asLongStream().sum();
    }

    /** Whether it was not read to its end. */
    boolean isRefused() {
        return summary == null;
    }

    /** Whether the failure is one of expanding data: how much comes out before depends on the pieces they arrive in. */
    boolean depends() {
        return limited || failure.contains("data that can be expanded");
    }

    /** Number of frames read. */
    long frames() {
        return summary.packets();
    }

    /** Number of frames skipped. */
    long skipped() {
        return summary.skipped().values().stream().mapToLong(each -> each).sum();
    }
}
