package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KafkaUserTest {

    private static final Set<String> POSTERIOR = Set.of(Topic.DRAWS.name(), Topic.CURRENT.name());

    @Test
    void rowsAreReadAsTheyStandInTheTable() {
        assertEquals(
                List.of("tidemark-ingest", "tidemark-fit", "example-consumer"),
                KafkaUser.ALL.stream().map(KafkaUser::name).toList());
        KafkaUser consumer = KafkaUser.ALL.get(2);
        assertEquals(
                new KafkaUser(
                        "example-consumer",
                        List.of(Topic.DRAWS.name(), Topic.CURRENT.name()),
                        List.of(),
                        Optional.of("example-consumer"),
                        OptionalInt.of(16)),
                consumer);
    }

    @Test
    void everyTopicHasOneWriterAndNoOtherIsNamed() {
        List<String> written =
                KafkaUser.ALL.stream().flatMap(user -> user.writes().stream()).toList();
        Set<String> existing = Topic.EXISTING.stream().map(Topic::name).collect(Collectors.toSet());
        assertEquals(existing, Set.copyOf(written));
        assertEquals(existing.size(), written.size());
        assertTrue(existing.containsAll(
                KafkaUser.ALL.stream().flatMap(user -> user.reads().stream()).toList()));
    }

    /** Stream records and metrics have more of a person than a consumer of posteriors needs. */
    @Test
    void whoIsNoServiceReadsPosteriorsAloneAndIsHeldBack() {
        List<KafkaUser> consumers = KafkaUser.ALL.stream()
                .filter(user -> !user.name().startsWith("tidemark-"))
                .toList();
        assertTrue(consumers.stream().allMatch(user -> POSTERIOR.containsAll(user.reads())));
        assertTrue(consumers.stream().allMatch(user -> user.mebibytesASecond().isPresent()));
        assertEquals(
                List.of(),
                consumers.stream().flatMap(user -> user.writes().stream()).toList());
    }

    @Test
    void groupsBelongToOneUserEach() {
        List<String> groups =
                KafkaUser.ALL.stream().flatMap(user -> user.group().stream()).toList();
        assertEquals(groups.size(), Set.copyOf(groups).size());
        assertEquals(
                Topic.DEAD_LETTERS.stream().map(Topic::name).toList(),
                Stream.of(Topic.METRICS.deadLetters(groups.get(0)).name()).toList());
    }
}
