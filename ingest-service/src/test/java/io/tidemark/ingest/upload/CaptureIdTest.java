package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class CaptureIdTest {

    private static final String DIGEST = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** As {@code printf '%s\n%s' DIGEST 3 | sha256sum} prints it. */
    @Test
    void isTheFirstHalfOfTheHashOfDigestAndUsers() {
        assertEquals("ce59a2b6a39f4b492ad79a6eda27a35e", CaptureId.of(DIGEST, 3));
    }

    @Test
    void differsByTheNumberOfUsers() {
        assertNotEquals(CaptureId.of(DIGEST, 1), CaptureId.of(DIGEST, 11));
    }
}
