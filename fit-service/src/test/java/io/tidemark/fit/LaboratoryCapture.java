package io.tidemark.fit;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.CaptureMetrics.FirstHalf;
import io.tidemark.contracts.CaptureMetrics.SecondSeries;
import io.tidemark.contracts.People;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Metrics of a capture that never was: new connections and durations drawn at random from one seed, bursty enough for
 * every model to converge on.
 */
public final class LaboratoryCapture {

    /** What limits its metrics. */
    public static final FindingDocument CAVEAT =
            FindingDocument.of(FindingCode.STREAMS_EVICTED.with(Map.of("streams", 12)));

    private static final DurationTally NONE = Reference.tally(new double[0]);

    private static final int MINUTE = 60;

    private LaboratoryCapture() {}

    /** A capture's id that no other test has, following from a number. */
    public static String id(long number) {
        byte[] bytes = new byte[16];
        new Random(number).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Whole metrics.
     *
     * @param captureId id of the capture
     * @param definition name of the session definition
     * @param seconds length in seconds
     * @param seed seed of what is drawn
     */
    public static CaptureMetrics metrics(String captureId, String definition, int seconds, long seed) {
        Random random = new Random(seed);
        PerProtocol<int[]> cps = new PerProtocol<>(counts(random, seconds), counts(random, seconds));
        return metrics(captureId, definition, seconds, random, cps);
    }

    /** Metrics under the definition wire of what a person of that name did alone; what is drawn follows from the length. */
    public static CaptureMetrics ofPerson(String captureId, String person, int seconds) {
        CaptureMetrics metrics = metrics(captureId, "wire", seconds, seconds);
        return with(metrics, new People(MINUTE, 0, 0, List.of(group(person, 1, metrics))));
    }

    /** Metrics with what each person did. */
    public static CaptureMetrics with(CaptureMetrics metrics, People people) {
        return new CaptureMetrics(
                metrics.captureId(),
                metrics.definition(),
                metrics.part(),
                metrics.parts(),
                metrics.digest(),
                metrics.users(),
                metrics.start(),
                metrics.seconds(),
                metrics.clockResolutionNanos(),
                metrics.spanSeconds(),
                metrics.series(),
                metrics.durations(),
                metrics.firstHalf(),
                null,
                metrics.findings(),
                people,
                null);
    }

    /** All that a capture shows, as that of so many people. */
    public static People.Group group(String person, int people, CaptureMetrics metrics) {
        int minutes = (metrics.seconds() - 1) / MINUTE + 1;
        PerProtocol<int[]> cps = metrics.series().cps();
        return new People.Group(
                person,
                null,
                people,
                IntStream.range(0, minutes).toArray(),
                new PerProtocol<>(byMinute(cps.tcp(), minutes), byMinute(cps.udp(), minutes)),
                new PerProtocol<>(
                        held(metrics.durations().tcp()),
                        held(metrics.durations().udp())));
    }

    private static int[] byMinute(int[] counts, int minutes) {
        return IntStream.range(0, minutes)
                .map(minute -> Arrays.stream(counts, minute * MINUTE, Math.min((minute + 1) * MINUTE, counts.length))
                        .sum())
                .toArray();
    }

    private static People.Held held(Durations durations) {
        DurationTally closed = durations.closed();
        int bin = People.Held.bin(closed.sumSeconds() / closed.count());
        return new People.Held(
                closed.sumSeconds(), closed.count(), 0, new int[] {bin}, new int[] {(int) closed.count()});
    }

    /** The same, but for half a minute traffic is busy, then quiet for half a minute. */
    public static CaptureMetrics inTwoStates(String captureId, String definition, int seconds, long seed) {
        Random random = new Random(seed);
        PerProtocol<int[]> cps = new PerProtocol<>(busyAndQuiet(random, seconds), busyAndQuiet(random, seconds));
        return metrics(captureId, definition, seconds, random, cps);
    }

    private static CaptureMetrics metrics(
            String captureId, String definition, int seconds, Random random, PerProtocol<int[]> cps) {
        return new CaptureMetrics(
                captureId,
                definition,
                1,
                1,
                "ab".repeat(32),
                1,
                Instant.parse("2024-04-07T09:00:00Z"),
                seconds,
                1_000,
                seconds - 0.5,
                new SecondSeries(0, cps, cps, cps),
                durations(random, cps, seconds),
                new FirstHalf(seconds / 2, durations(random, cps, seconds / 2)),
                null,
                List.of(CAVEAT),
                null,
                null);
    }

    /** Connections of TCP last some seconds, those of UDP a tenth of that. */
    private static PerProtocol<Durations> durations(Random random, PerProtocol<int[]> counts, int seconds) {
        return new PerProtocol<>(
                durations(random, counts.tcp(), seconds, 3), durations(random, counts.udp(), seconds, 0.3));
    }

    /** Mostly nothing, now and then a handful. */
    private static int[] counts(Random random, int seconds) {
        return IntStream.range(0, seconds)
                .map(second -> random.nextInt(3) > 0 ? 0 : random.nextInt(5))
                .toArray();
    }

    private static int[] busyAndQuiet(Random random, int seconds) {
        return IntStream.range(0, seconds)
                .map(second -> second / 30 % 2 == 0 ? 3 + random.nextInt(5) : random.nextInt(2))
                .toArray();
    }

    private static Durations durations(Random random, int[] counts, int seconds, double medianSeconds) {
        int connections = Arrays.stream(counts, 0, seconds).sum();
        double[] durations = IntStream.range(0, connections)
                .mapToDouble(i -> medianSeconds * Math.exp(1.5 * random.nextGaussian()))
                .toArray();
        return new Durations(Reference.tally(durations), NONE);
    }
}
