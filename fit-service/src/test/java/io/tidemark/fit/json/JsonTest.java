package io.tidemark.fit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.contracts.SamplerDiagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
}
