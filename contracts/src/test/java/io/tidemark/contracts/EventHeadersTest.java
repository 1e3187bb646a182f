package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventHeadersTest {

    @Test
    void prefixesTheAttributesOfCloudEventsAsItsKafkaBindingSays() {
        assertEquals(
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "0a/1",
                        "ce_source", "/tidemark/ingest",
                        "ce_type", "tidemark.capture.streams.v1",
                        "ce_subject", "0a",
                        "content-type", "application/json"),
                EventHeaders.of("0a/1", "/tidemark/ingest", "tidemark.capture.streams.v1", "0a", Optional.empty()));
    }

    @Test
    void tellsTheTeamWhereThereIsOne() {
        assertEquals(
                "network",
                EventHeaders.of("0a/1", "/tidemark/fit", "tidemark.posterior.current.v1", "0a", Optional.of("network"))
                        .get("ce_team"));
    }
}
