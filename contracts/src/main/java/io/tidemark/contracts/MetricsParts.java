package io.tidemark.contracts;

import io.tidemark.contracts.CaptureMetrics.Before;
import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.CaptureMetrics.FirstHalf;
import io.tidemark.contracts.CaptureMetrics.SecondSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts {@link CaptureMetrics} into parts that each stay below {@link Topic#MAX_VALUE_BYTES} as JSON, and joins them
 * again. A part holds a slice of every array and all the scalars.
 */
public final class MetricsParts {

    /** Seconds of one part: six series of numbers of at most ten digits make less than 400 kB of JSON. */
    static final int SECONDS_PER_PART = 6_000;

    /** Bins of one part in each of the twelve tallies: with counts of at most ten digits less than 450 kB of JSON. */
    static final int BINS_PER_PART = 2_000;

    private MetricsParts() {}

    /** Cuts whole metrics into as many parts as it takes, in order. */
    public static List<CaptureMetrics> cut(CaptureMetrics whole) {
        int longestTally = Math.max(
                longestTally(whole.durations()), longestTally(whole.firstHalf().durations()));
        int ofArrays =
                Math.max(1, Math.max(pieces(whole.seconds(), SECONDS_PER_PART), pieces(longestTally, BINS_PER_PART)));
        List<People> people = PeopleSlices.of(whole.people(), ofArrays);
        int parts = Math.max(ofArrays, people.size());
        return IntStream.rangeClosed(1, parts)
                .mapToObj(part -> slice(whole, part, parts, PeopleSlices.slice(whole.people(), people, part)))
                .toList();
    }

    /**
     * Joins all parts of one capture's metrics.
     *
     * @param parts every part once, in any order
     * @throws IllegalArgumentException where a part is missing or there twice
     */
    public static CaptureMetrics join(List<CaptureMetrics> parts) {
        List<CaptureMetrics> ordered = new ArrayList<>(parts);
        ordered.sort(Comparator.comparingInt(CaptureMetrics::part));
        CaptureMetrics first = ordered.get(0);
        int[] numbers = ordered.stream().mapToInt(CaptureMetrics::part).toArray();
        if (!Arrays.equals(numbers, IntStream.rangeClosed(1, first.parts()).toArray())) {
            throw new IllegalArgumentException("metrics of capture " + first.captureId() + " have " + first.parts()
                    + " parts, got " + Arrays.toString(numbers));
        }
        return ordered.stream()
                .reduce(MetricsParts::append)
                .map(MetricsParts::asWhole)
                .orElseThrow();
    }

    private static int pieces(int length, int most) {
        return (length + most - 1) / most;
    }

    private static int longestTally(PerProtocol<Durations> durations) {
        PerProtocol<Integer> longest = durations.map(MetricsParts::longestTally);
        return Math.max(longest.tcp(), longest.udp());
    }

    private static int longestTally(Durations durations) {
        int longest =
                Math.max(durations.closed().bins().length, durations.open().bins().length);
        Before before = durations.before();
        return before == null
                ? longest
                : Math.max(
                        longest,
                        Math.max(before.closed().bins().length, before.open().bins().length));
    }

    private static CaptureMetrics slice(CaptureMetrics whole, int part, int parts, People people) {
        int from = Math.min((part - 1) * SECONDS_PER_PART, whole.seconds());
        int to = Math.min(part * SECONDS_PER_PART, whole.seconds());
        SecondSeries series = whole.series();
        return with(
                whole,
                part,
                parts,
                new SecondSeries(
                        from,
                        series.cps().map(values -> Arrays.copyOfRange(values, from, to)),
                        series.concurrency().map(values -> Arrays.copyOfRange(values, from, to)),
                        series.maxWithinSecond().map(values -> Arrays.copyOfRange(values, from, to))),
                whole.durations().map(each -> slice(each, part)),
                whole.firstHalf().durations().map(each -> slice(each, part)),
                people);
    }

    private static Durations slice(Durations durations, int part) {
        return new Durations(
                slice(durations.closed(), part), slice(durations.open(), part), slice(durations.before(), part));
    }

    private static Before slice(Before before, int part) {
        return before == null ? null : new Before(slice(before.closed(), part), slice(before.open(), part));
    }

    private static DurationTally slice(DurationTally tally, int part) {
        int from = Math.min((part - 1) * BINS_PER_PART, tally.bins().length);
        int to = Math.min(part * BINS_PER_PART, tally.bins().length);
        return withBins(
                tally, Arrays.copyOfRange(tally.bins(), from, to), Arrays.copyOfRange(tally.counts(), from, to));
    }

    private static CaptureMetrics append(CaptureMetrics left, CaptureMetrics right) {
        SecondSeries series = left.series();
        SecondSeries more = right.series();
        return with(
                left,
                right.part(),
                left.parts(),
                new SecondSeries(
                        series.fromSecond(),
                        series.cps().with(more.cps(), MetricsParts::append),
                        series.concurrency().with(more.concurrency(), MetricsParts::append),
                        series.maxWithinSecond().with(more.maxWithinSecond(), MetricsParts::append)),
                left.durations().with(right.durations(), MetricsParts::append),
                left.firstHalf().durations().with(right.firstHalf().durations(), MetricsParts::append),
                PeopleSlices.join(left.people(), right.people()));
    }

    private static Durations append(Durations left, Durations right) {
        return new Durations(
                append(left.closed(), right.closed()),
                append(left.open(), right.open()),
                append(left.before(), right.before()));
    }

    private static Before append(Before left, Before right) {
        return left == null
                ? null
                : new Before(append(left.closed(), right.closed()), append(left.open(), right.open()));
    }

    private static DurationTally append(DurationTally left, DurationTally right) {
        long[] counts = Arrays.copyOf(left.counts(), left.counts().length + right.counts().length);
        System.arraycopy(right.counts(), 0, counts, left.counts().length, right.counts().length);
        return withBins(left, append(left.bins(), right.bins()), counts);
    }

    private static int[] append(int[] left, int[] right) {
        int[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static CaptureMetrics asWhole(CaptureMetrics joined) {
        return with(
                joined,
                1,
                1,
                joined.series(),
                joined.durations(),
                joined.firstHalf().durations(),
                joined.people());
    }

    private static DurationTally withBins(DurationTally tally, int[] bins, long[] counts) {
        return new DurationTally(tally.zeros(), tally.count(), tally.sumSeconds(), tally.sumLogSeconds(), bins, counts);
    }

    private static CaptureMetrics with(
            CaptureMetrics metrics,
            int part,
            int parts,
            SecondSeries series,
            PerProtocol<Durations> durations,
            PerProtocol<Durations> firstHalfDurations,
            People people) {
        return new CaptureMetrics(
                metrics.captureId(),
                metrics.definition(),
                part,
                parts,
                metrics.digest(),
                metrics.users(),
                metrics.start(),
                metrics.seconds(),
                metrics.clockResolutionNanos(),
                metrics.spanSeconds(),
                series,
                durations,
                new FirstHalf(metrics.firstHalf().seconds(), firstHalfDurations),
                metrics.caveats(),
                metrics.findings(),
                people,
                metrics.team());
    }
}
