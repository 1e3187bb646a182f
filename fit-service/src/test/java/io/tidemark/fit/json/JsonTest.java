package io.tidemark.fit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.fit.LaboratoryCapture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final String OLDER =
            "{\"divergences\":2,\"maxTreeDepthReached\":1,\"ebfmi\":[1],\"stepSizes\":[0.7],\"meanAcceptance\":[0.8]}";

    @Test
    void readsWhatWasStoredBeforeAFieldWasThere() {
        SamplerDiagnostics read = Json.own(OLDER, SamplerDiagnostics.class);
        assertEquals(2, read.divergences());
        assertEquals(0, read.chainDivergences().length);
        assertEquals(0, read.largestTreeDepths().length);
    }

    @Test
    void refusesAMessageWithoutAFieldOfItsType() {
        assertThrows(
                IOException.class, () -> Json.read(OLDER.getBytes(StandardCharsets.UTF_8), SamplerDiagnostics.class));
    }

    /** As an earlier version of the service that publishes sends it, while both run beside each other. */
    @Test
    void readsAMessageOlderThanMembersThatWereAddedLater() throws Exception {
        ObjectNode message = (ObjectNode) new ObjectMapper()
                .readTree(Json.bytes(LaboratoryCapture.metrics(LaboratoryCapture.id(1), "wire", 20, 1)));
        message.remove(List.of("findings", "people", "team"));
        CaptureMetrics metrics = Json.read(message.toString().getBytes(StandardCharsets.UTF_8), CaptureMetrics.class);
        assertNull(metrics.people());
        assertNull(metrics.team());
        message.remove("users");
        assertThrows(
                IOException.class,
                () -> Json.read(message.toString().getBytes(StandardCharsets.UTF_8), CaptureMetrics.class));
    }
}
