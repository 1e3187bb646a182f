package io.tidemark.fit.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.CaptureMetrics.SecondSeries;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.json.Json;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Reads a message of the metrics topic, and refuses what no capture can have: the rest of the service need not look again.
 */
final class MetricsMessage {

    private static final Pattern CAPTURE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DEFINITION = Pattern.compile("[^\\p{Cntrl}/+]{1,100}");

    private static final Pattern TEAM = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    private MetricsMessage() {}

    /**
     * The id of the capture that a message is about.
     *
     * @throws UnreadableMessage where the key is no capture's id
     */
    static String captureId(byte[] key) throws UnreadableMessage {
        String captureId = key == null ? "" : new String(key, java.nio.charset.StandardCharsets.UTF_8);
        check(CAPTURE_ID.matcher(captureId).matches(), "the key must be a capture's id, 32 hexadecimal digits");
        return captureId;
    }

    /**
     * The metrics that a message holds.
     *
     * @throws UnreadableMessage where it is no JSON, fields are missing, or fields contradict each other
     */
    static CaptureMetrics read(String captureId, byte[] value) throws UnreadableMessage {
        CaptureMetrics metrics = parse(value);
        check(captureId.equals(metrics.captureId()), "captureId must be the key, " + captureId);
        check(
                metrics.definition() != null
                        && DEFINITION.matcher(metrics.definition()).matches(),
                "definition must be a name of 1 to 100 characters without / and +");
        check(1 <= metrics.part() && metrics.part() <= metrics.parts(), "part must be from 1 to parts");
        check(metrics.digest() != null && metrics.start() != null, "digest and start must not be null");
        check(
                metrics.team() == null || TEAM.matcher(metrics.team()).matches(),
                "team must be a name of 1 to 100 characters, none of them a control character");
        check(metrics.users() >= 1, "users must be at least 1");
        check(metrics.seconds() >= 1, "seconds must be at least 1");
        check(metrics.clockResolutionNanos() >= 1, "clockResolutionNanos must be at least 1");
        check(metrics.firstHalf() != null, "firstHalf must not be null");
        check(
                0 <= metrics.firstHalf().seconds() && metrics.firstHalf().seconds() <= metrics.seconds(),
                "firstHalf.seconds must be from 0 to seconds");
        checkSeries(metrics.series(), metrics.seconds());
        checkDurations("durations", metrics.durations());
        checkDurations("firstHalf.durations", metrics.firstHalf().durations());
        return metrics;
    }

    private static CaptureMetrics parse(byte[] value) throws UnreadableMessage {
        try {
            CaptureMetrics metrics = Json.read(value, CaptureMetrics.class);
            check(metrics != null, "the value must be a JSON object");
            return metrics;
        } catch (JsonProcessingException e) {
            throw new UnreadableMessage("the value is not the JSON expected: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableMessage("the value is not the JSON expected: " + e.getMessage());
        }
    }

    private static void checkSeries(SecondSeries series, int seconds) throws UnreadableMessage {
        check(series != null && series.cps() != null && series.cps().tcp() != null, "series.cps must not be null");
        int length = series.cps().tcp().length;
        check(
                Stream.of(series.cps(), series.concurrency(), series.maxWithinSecond())
                        .allMatch(each -> ofLength(each, length)),
                "all series must be there and have the same length");
        check(
                series.fromSecond() >= 0 && (long) series.fromSecond() + length <= seconds,
                "series must lie within the capture's " + seconds + " seconds");
        check(
                Stream.of(series.cps().tcp(), series.cps().udp())
                        .flatMapToInt(java.util.Arrays::stream)
                        .allMatch(count -> count >= 0),
                "series.cps must not hold negative counts");
    }

    private static boolean ofLength(PerProtocol<int[]> series, int length) {
        return series != null
                && series.tcp() != null
                && series.udp() != null
                && series.tcp().length == length
                && series.udp().length == length;
    }

    private static void checkDurations(String where, PerProtocol<Durations> durations) throws UnreadableMessage {
        check(durations != null, where + " must not be null");
        check(
                Stream.of(
                                java.util.Optional.ofNullable(durations.tcp()),
                                java.util.Optional.ofNullable(durations.udp()))
                        .allMatch(each -> each.filter(MetricsMessage::tallied).isPresent()),
                where + " must hold closed and open tallies of both protocols, bins and counts of the same length");
    }

    private static boolean tallied(Durations durations) {
        return tallied(durations.closed()) && tallied(durations.open());
    }

    private static boolean tallied(DurationTally tally) {
        return tally != null
                && tally.bins() != null
                && tally.counts() != null
                && tally.bins().length == tally.counts().length
                && tally.zeros() >= 0
                && tally.count() >= 0
                && LongStream.of(tally.counts()).allMatch(count -> count > 0);
    }

    private static void check(boolean holds, String expected) throws UnreadableMessage {
        if (!holds) throw new UnreadableMessage(expected);
    }
}
