package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.support.FlowDatagram;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The level of connections that captured NetFlow tells of. */
class CapturedFlowsTest {

    private static final int CONNECTIONS = 10;
    private static final long UP = 500_000;

    /** Ten connections of 30 s each, one after another every 10 s: 300 s within 120 s. */
    @Test
    void haveTheLevelOfTheirConnections() throws IOException {
        FlowDatagram datagram = FlowDatagram.v5(2 * CONNECTIONS, UP, 1_700_000_200, 0, 0);
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = UP - 200_000 + i * 10_000;
            datagram.v5Record("10.0.0.1", 40_000 + i, "192.0.2.2", 443, 6, 0x1b, 8, 900, first, first + 30_000);
            datagram.v5Record("192.0.2.2", 443, "10.0.0.1", 40_000 + i, 6, 0x1b, 9, 6_000, first, first + 29_000);
        }
        try (ParsedCapture capture = new CaptureParser(() -> 1)
                .parse(FlowDatagram.capture(2055, datagram.toBytes()).stream(), ParserLimits.DEFAULT, Progress.NONE)) {
            CaptureSummary summary = capture.summary();
            assertEquals(new PerProtocol<>(10L, 0L), summary.connections());
            SessionMeasurement measured = SessionReplay.replay(
                    SessionDefinition.WIRE,
                    new CaptureSpan(
                            summary.measuredStartEpochNanos(),
                            summary.measuredEndEpochNanos(),
                            summary.clockResolutionNanos()),
                    capture.records(address -> ""));
            double level = Arrays.stream(measured.series().concurrency().tcp())
                    .average()
                    .orElseThrow();
            assertEquals(300.0 / 120, level, 0.1);
        }
    }
}
