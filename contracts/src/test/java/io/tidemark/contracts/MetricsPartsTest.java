package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.CaptureMetrics.FirstHalf;
import io.tidemark.contracts.CaptureMetrics.SecondSeries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsPartsTest {

    private static final long SEED = 20_260_504L;
    private static final int CASES = 60;

    @Test
    void keepsEveryPartBelowTheLimitWhenEveryNumberIsTheLongestPossible() {
        CaptureMetrics longest = Samples.metrics(20_000, 9_500, () -> Integer.MAX_VALUE);
        for (CaptureMetrics part : MetricsParts.cut(longest)) {
            int bytes = Json.write(part).getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes < Topic.MAX_VALUE_BYTES, () -> "part " + part.part() + " has " + bytes + " bytes");
        }
    }

    @Test
    void keepsPartsBelowTheLimitThatPeopleTravelIn() {
        int longest = Integer.MAX_VALUE;
        CaptureMetrics metrics = Samples.metrics(
                6_000,
                2_000,
                () -> longest,
                Samples.people(Collections.nCopies(People.MOST_LISTED, Samples.person(288, () -> longest))));
        List<CaptureMetrics> parts = MetricsParts.cut(metrics);
        for (CaptureMetrics part : parts) {
            int bytes = Json.write(part).getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes < Topic.MAX_VALUE_BYTES, () -> "part " + part.part() + " has " + bytes + " bytes");
        }
        assertEquals(Json.write(metrics), Json.write(MetricsParts.join(parts)));
    }

    @Test
    void letsFewPeopleTravelBesideTheArrays() {
        CaptureMetrics metrics = Samples.metrics(
                6_000,
                2_000,
                () -> Integer.MAX_VALUE,
                Samples.people(Collections.nCopies(10, Samples.person(100, () -> Integer.MAX_VALUE))));
        List<CaptureMetrics> parts = MetricsParts.cut(metrics);
        assertEquals(1, parts.size());
        int bytes = Json.write(parts.get(0)).getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < Topic.MAX_VALUE_BYTES, () -> bytes + " bytes");
    }

    @ParameterizedTest(name = "{0} seconds and {1} bins make {2} parts")
    @CsvSource({"1, 0, 1", "6000, 2000, 1", "6001, 0, 2", "1, 2001, 2", "86400, 9500, 15", "0, 0, 1"})
    void makesAsManyPartsAsTheLongestArrayNeeds(int seconds, int bins, int parts) {
        List<CaptureMetrics> cut = MetricsParts.cut(Samples.metrics(seconds, bins, () -> 1));
        assertEquals(parts, cut.size());
        assertEquals(
                IntStream.rangeClosed(1, parts).boxed().toList(),
                cut.stream().map(CaptureMetrics::part).toList());
        cut.forEach(part -> assertEquals(parts, part.parts()));
    }

    @Test
    void saysWhereEachSliceBegins() {
        List<CaptureMetrics> cut = MetricsParts.cut(Samples.metrics(12_001, 0, () -> 1));
        assertEquals(
                List.of(0, 6_000, 12_000),
                cut.stream().map(part -> part.series().fromSecond()).toList());
        assertEquals(1, cut.get(2).series().cps().udp().length);
    }

    @Test
    void joinsRandomMetricsCutAndShuffledToWhatTheyWere() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            CaptureMetrics whole = randomMetrics(random);
            List<CaptureMetrics> parts = new ArrayList<>(MetricsParts.cut(whole));
            Collections.shuffle(parts, random);
            assertEquals(Json.write(whole), Json.write(MetricsParts.join(parts)));
        }
    }

    @Test
    void joinsPartsThatTravelledAsJson() {
        CaptureMetrics whole = randomMetrics(new Random(SEED));
        List<CaptureMetrics> received = MetricsParts.cut(whole).stream()
                .map(Json::write)
                .map(json -> Json.parse(CaptureMetrics.class, json))
                .toList();
        assertEquals(Json.write(whole), Json.write(MetricsParts.join(received)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refusesToJoinWhenAPartIsMissing(int missing) {
        List<CaptureMetrics> parts = new ArrayList<>(MetricsParts.cut(Samples.metrics(13_000, 0, () -> 1)));
        parts.remove(missing);
        assertThrows(IllegalArgumentException.class, () -> MetricsParts.join(parts));
    }

    @Test
    void refusesToJoinAPartThatIsThereTwice() {
        List<CaptureMetrics> parts = new ArrayList<>(MetricsParts.cut(Samples.metrics(13_000, 0, () -> 1)));
        parts.add(parts.get(1));
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> MetricsParts.join(parts));
        assertEquals("metrics of capture " + Samples.CAPTURE + " have 3 parts, got [1, 2, 2, 3]", refusal.getMessage());
    }

    private static CaptureMetrics randomMetrics(Random random) {
        int seconds = 1 + random.nextInt(3 * MetricsParts.SECONDS_PER_PART);
        return new CaptureMetrics(
                Samples.CAPTURE,
                "pf",
                1,
                1,
                Samples.DIGEST,
                1 + random.nextInt(9),
                Instant.ofEpochSecond(random.nextInt(2_000_000_000)),
                seconds,
                1 + random.nextInt(1_000_000),
                seconds * random.nextDouble(),
                new SecondSeries(0, series(seconds, random), series(seconds, random), series(seconds, random)),
                durations(random),
                new FirstHalf(seconds / 2, durations(random)),
                List.of("12 streams are in no figure."),
                null,
                Samples.people(Stream.generate(() -> Samples.person(random.nextInt(50), () -> random.nextInt(100)))
                        .limit(random.nextInt(1_000))
                        .toList()),
                null);
    }

    private static PerProtocol<int[]> series(int seconds, Random random) {
        return new PerProtocol<>(
                random.ints(seconds, 0, 1_000).toArray(),
                random.ints(seconds, 0, 1_000).toArray());
    }

    private static PerProtocol<Durations> durations(Random random) {
        return new PerProtocol<>(
                new Durations(tally(random), tally(random)), new Durations(tally(random), tally(random)));
    }

    /** A tally whose length has nothing to do with that of the others. */
    private static DurationTally tally(Random random) {
        int[] bins = random.ints(random.nextInt(3 * MetricsParts.BINS_PER_PART), -20_724, 16_118)
                .distinct()
                .sorted()
                .toArray();
        long[] counts = random.longs(bins.length, 1, 1_000_000_000_000L).toArray();
        return new DurationTally(
                random.nextInt(100), bins.length, random.nextDouble(), random.nextGaussian(), bins, counts);
    }
}
