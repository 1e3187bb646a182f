package io.tidemark.ingest.upload;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.metrics.DurationSummary;
import io.tidemark.ingest.metrics.SessionMeasurement;
import java.time.Instant;
import java.util.List;

/**
 * A capture's metrics under one session definition, as they are served.
 *
 * @param definition name of the session definition
 * @param start the second in which the first frame was captured
 * @param seconds number of seconds, and length of every array
 * @param cps new connections in each second
 * @param concurrency connections open at the instant each second begins
 * @param maxWithinSecond largest number of connections open at once at any instant of each second
 * @param durationsSeconds durations of the connections
 * @param caveats the sentences of {@code findings}
 * @param findings what limits all this
 */
public record CaptureMeasurement(
        String definition,
        Instant start,
        int seconds,
        SecondValues cps,
        SecondValues concurrency,
        SecondValues maxWithinSecond,
        PerProtocol<DurationSummary> durationsSeconds,
        List<String> caveats,
        List<FindingDocument> findings) {

    /**
     * One value for every second.
     *
     * @param tcp those of TCP
     * @param udp those of UDP
     */
    public record SecondValues(int[] tcp, int[] udp) {

        static SecondValues of(PerProtocol<int[]> series) {
            return new SecondValues(series.tcp(), series.udp());
        }
    }

    static CaptureMeasurement of(SessionMeasurement measured) {
        return new CaptureMeasurement(
                measured.definition(),
                Instant.ofEpochSecond(measured.span().startEpochSecond()),
                measured.span().seconds(),
                SecondValues.of(measured.series().cps()),
                SecondValues.of(measured.series().concurrency()),
                SecondValues.of(measured.series().maxWithinSecond()),
                measured.durations(),
                FindingDocument.texts(measured.findings()),
                FindingDocument.of(measured.findings()));
    }
}
