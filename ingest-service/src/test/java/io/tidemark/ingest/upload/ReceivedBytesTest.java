package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.finding.FindingCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceivedBytesTest {

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

    /** The digest of "abc" is test vector B.1 of FIPS 180-2. */
    @Test
    void countsAndHashesWhatPasses() throws IOException {
        ReceivedBytes bytes = of(ABC, 3);
        assertEquals('a', bytes.read());
        assertFalse(bytes.isComplete());
        assertEquals(2, bytes.readAllBytes().length);
        assertTrue(bytes.isComplete());
        assertEquals(3, bytes.count());
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", bytes.digest());
    }

    @Test
    void stopsAfterTheLimitAndNamesIt() {
        UploadRejectedException refused =
                assertThrows(UploadRejectedException.class, () -> of(ABC, 2).readAllBytes());
        assertEquals(FindingCode.CAPTURE_TOO_LARGE, refused.finding().code());
        assertTrue(refused.getMessage().contains("the limit is 2 bytes"), refused.getMessage());
    }

    @Test
    void drainsWithinReason() throws IOException {
        byte[] large = new byte[1 << 20];
        assertFalse(of(large, large.length).drain(100));
        assertTrue(of(large, large.length).drain(large.length + 1));
    }

    @Test
    void hasNoDigestBeforeTheEnd() {
        assertThrows(IllegalStateException.class, () -> of(ABC, 3).digest());
    }

    private static ReceivedBytes of(byte[] bytes, long limit) {
        return new ReceivedBytes(new ByteArrayInputStream(bytes), limit);
    }
}
