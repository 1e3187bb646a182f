package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void listsEveryTopicOnceWithTheVersionOfItsValuesLast() {
        List<String> names = Topic.ALL.stream().map(Topic::name).toList();
        assertEquals(
                List.of(
                        "tidemark.capture.streams.v1",
                        "tidemark.capture.metrics.v1",
                        "tidemark.posterior.draws.v1",
                        "tidemark.posterior.current.v1"),
                names);
    }

    @Test
    void deletesMessagesAfterTheirRetentionAndWhereThereAreTooMany() {
        assertEquals(
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "604800000",
                        "retention.bytes", "2147483648",
                        "segment.ms", "86400000",
                        "segment.bytes", "268435456"),
                Topic.STREAMS.settings());
        assertEquals("2592000000", Topic.METRICS.settings().get("retention.ms"));
        assertEquals("2592000000", Topic.DRAWS.settings().get("retention.ms"));
    }

    /** But what is withdrawn goes within three days: a day until its file is closed, one until it is cleaned, one for the tombstone. */
    @Test
    void keepsTheCurrentPosteriorsForEver() {
        assertEquals(
                Map.of(
                        "cleanup.policy", "compact",
                        "max.compaction.lag.ms", "86400000",
                        "delete.retention.ms", "86400000",
                        "segment.ms", "86400000",
                        "segment.bytes", "268435456"),
                Topic.CURRENT.settings());
    }

    @Test
    void namesADeadLetterTopicAfterItsTopicAndGroup() {
        Topic deadLetters = Topic.METRICS.deadLetters("tidemark-fit");
        assertEquals("tidemark.capture.metrics.v1.tidemark-fit.dlq", deadLetters.name());
        assertEquals("2592000000", deadLetters.settings().get("retention.ms"));
        assertTrue(Topic.DEAD_LETTERS.contains(deadLetters));
    }

    @Test
    void refusesATopicThatNoBrokerWouldTake() {
        assertThrows(IllegalArgumentException.class, () -> new Topic(" ", 1, false, Duration.ofDays(1), 1));
        assertThrows(IllegalArgumentException.class, () -> new Topic("a", 0, false, Duration.ofDays(1), 1));
    }
}
