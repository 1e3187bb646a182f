package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/**
 * The predicted law of connections at an instant, in short: its 90 % band and its middle.
 *
 * @param low its 5 % point
 * @param median its 50 % point
 * @param high its 95 % point
 * @param mean its mean
 */
record LevelBand(long low, long median, long high, double mean) {

    /** That of one result of {@code GET /api/concurrency}. */
    static LevelBand of(JsonNode result) {
        return new LevelBand(
                quantile(result, 0.05),
                quantile(result, 0.5),
                quantile(result, 0.95),
                result.path("mean").asDouble());
    }

    /** Seconds whose level lies within the band, ends included. */
    int held(int[] levels) {
        return (int) Arrays.stream(levels)
                .filter(level -> low <= level && level <= high)
                .count();
    }

    /** How wide the band is, as a multiple of the mean. */
    double width() {
        return (high - low) / mean;
    }

    private static long quantile(JsonNode result, double p) {
        return StreamSupport.stream(result.path("quantiles").spliterator(), false)
                .filter(quantile -> quantile.path("p").asDouble() == p)
                .findFirst()
                .orElseThrow(() -> new Failure("the law has no quantile " + p))
                .path("value")
                .asLong();
    }
}
