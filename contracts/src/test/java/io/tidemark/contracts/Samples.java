package io.tidemark.contracts;

import io.tidemark.contracts.CaptureMetrics.Before;
import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.CaptureMetrics.FirstHalf;
import io.tidemark.contracts.CaptureMetrics.SecondSeries;
import io.tidemark.contracts.PosteriorSummary.FittedCapture;
import io.tidemark.contracts.PosteriorSummary.SamplerSettings;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Records of every topic with every member set, and ones with everything absent that may be. */
final class Samples {

    static final String DIGEST = "7e48d3b72b34a20d0c2c5b585bbf33991d8b7bfe326ffba3f918a80ed10d60cd";
    static final String CAPTURE = "41e86995265f8c495e57b1eaa43752c9";
    static final String FIT = "37c1a436b6e77ec687c277927b2b5d60";
    static final String MODEL = "nb+lognormal-mix3/lognormal-mix2";
    static final String MODEL_KEY = CAPTURE + "+" + FIT + "/wire/" + MODEL;

    private static final Instant START = Instant.parse("2026-05-04T09:30:05.250123456Z");

    private Samples() {}

    /** Values of a topic as a service could send them. */
    static List<Object> of(Topic topic) {
        return switch (topic.name()) {
            case "tidemark.capture.streams.v1" ->
                List.of(
                        new StreamBatch(CAPTURE, 0, List.of(tcpStream(), udpStream()), null),
                        new StreamBatch(CAPTURE, 1, List.of(), completion()));
            case "tidemark.capture.metrics.v1" -> List.of(metrics(3, 2, () -> 7), metrics(1, 0, () -> 0));
            case "tidemark.posterior.draws.v1" -> List.of(draws());
            case "tidemark.posterior.current.v1" -> List.of(summary());
            default -> throw new IllegalArgumentException("no samples of " + topic);
        };
    }

    /** The class of a topic's values. */
    static Class<?> type(Topic topic) {
        return of(topic).get(0).getClass();
    }

    static StreamRecord tcpStream() {
        return new StreamRecord(
                "tcp",
                0,
                10,
                2_000_000_010L,
                12,
                900L,
                1,
                1,
                2,
                1,
                "·········R··",
                "p-3f1c",
                51_422,
                "p-9a77",
                443,
                true,
                false,
                new long[] {0, 2_000_000_000L},
                10L,
                11L,
                12L,
                13L,
                14L,
                15L,
                16L,
                new StreamRecord.Measured(null, StreamRecord.BEGINS_WITH_ANSWER, false, 1, 10));
    }

    /** A single datagram of an input that knows no lengths, with a clock that ran backwards. */
    static StreamRecord udpStream() {
        return new StreamRecord(
                "udp",
                7,
                10,
                9,
                2,
                null,
                0,
                0,
                0,
                0,
                null,
                "p-3f1c",
                0,
                "p-9a77",
                65_535,
                false,
                false,
                new long[] {0, -1},
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static CaptureCompletion completion() {
        return new CaptureCompletion(
                DIGEST,
                "",
                1,
                START,
                START.plusSeconds(3),
                14,
                null,
                1_000,
                true,
                new PerProtocol<>(1L, 1L),
                new PerProtocol<>(1L, 0L),
                new PerProtocol<>(0L, 0L),
                1L,
                Map.of("TRUNCATED", 1L),
                0,
                1);
    }

    /** Whole metrics of so many seconds, with so many bins in every tally, and numbers from a source. */
    static CaptureMetrics metrics(int seconds, int bins, IntSupplier number) {
        return metrics(seconds, bins, number, bins == 0 ? null : people(List.of(person(2, number))));
    }

    static CaptureMetrics metrics(int seconds, int bins, IntSupplier number, People people) {
        return new CaptureMetrics(
                CAPTURE,
                "wire",
                1,
                1,
                DIGEST,
                1,
                Instant.parse("2026-05-04T09:30:05Z"),
                seconds,
                1_000,
                seconds - 0.5,
                new SecondSeries(0, series(seconds, number), series(seconds, number), series(seconds, number)),
                durations(bins, number),
                new FirstHalf(seconds / 2, durations(bins, number)),
                null,
                bins == 0 ? List.of() : List.of(finding()),
                people,
                null);
    }

    static People people(List<People.Group> listed) {
        return new People(60, 1, 0, listed);
    }

    /** A person who made connections in so many blocks, and held them for as many different times. */
    static People.Group person(int blocks, IntSupplier number) {
        int[] positive = IntStream.generate(number)
                .limit(blocks)
                .map(n -> Math.max(1, n))
                .toArray();
        People.Held held = new People.Held(
                0.1 * blocks,
                4L * blocks,
                1,
                IntStream.range(0, blocks).map(bin -> bin - 90).toArray(),
                positive);
        return new People.Group(
                "p-3f1c",
                "p-9a77",
                1,
                IntStream.range(0, blocks).toArray(),
                new PerProtocol<>(positive, positive),
                new PerProtocol<>(held, held));
    }

    private static PerProtocol<int[]> series(int seconds, IntSupplier number) {
        return new PerProtocol<>(numbers(seconds, number), numbers(seconds, number));
    }

    private static int[] numbers(int length, IntSupplier number) {
        return IntStream.generate(number).limit(length).toArray();
    }

    private static PerProtocol<Durations> durations(int bins, IntSupplier number) {
        return new PerProtocol<>(
                new Durations(
                        tally(bins, number), tally(bins, number), new Before(tally(bins, number), tally(bins, number))),
                new Durations(tally(bins, number), tally(bins, number)));
    }

    /** Bins from the shortest duration a nanosecond clock can tell, whose numbers are the longest to write. */
    private static DurationTally tally(int bins, IntSupplier number) {
        long[] counts =
                IntStream.generate(number).limit(bins).mapToLong(n -> 1L + n).toArray();
        return new DurationTally(
                1,
                Arrays.stream(counts).sum(),
                1e-9 * bins,
                -20.7 * bins,
                IntStream.range(0, bins).map(bin -> LogBins.of(1e-9) + bin).toArray(),
                counts);
    }

    static PosteriorDraws draws() {
        return new PosteriorDraws(
                FIT,
                MODEL_KEY,
                MODEL,
                4,
                1,
                1,
                List.of("nb_alpha", "tcp.w[1]"),
                new double[][] {{0.41, 0.5}, {1e-300, -3.5e12}},
                "network");
    }

    static PosteriorSummary summary() {
        return new PosteriorSummary(
                MODEL_KEY,
                FIT,
                MODEL,
                "wire",
                List.of(new FittedCapture(CAPTURE, DIGEST, 1, 14)),
                List.of(new ParameterSummary("nb_alpha", 0.4, 0.02, 0.37, 0.4, 0.44, 0.9998, 2210, 2544.5, 4e-4)),
                Map.of("nb_alpha", "1"),
                Map.of("nb_alpha", "exponential(0.5)"),
                new SamplerDiagnostics(
                        0, 0, new double[] {1.02}, new double[] {0.7}, new double[] {0.86}, new long[] {0}, new int[] {3
                        }),
                new SamplerSettings(1, 1_000, 1_000, Long.MIN_VALUE, 0.8, 10),
                Map.of("tidemark", "0.1.0"),
                START,
                List.of(finding()),
                "/api/fits/" + FIT + "/draws",
                null);
    }

    private static FindingDocument finding() {
        return FindingDocument.of(FindingCode.STREAMS_EVICTED.with(Map.of("streams", 12)));
    }
}
