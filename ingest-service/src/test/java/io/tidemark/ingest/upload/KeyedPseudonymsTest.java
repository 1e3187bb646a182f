package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyedPseudonymsTest {

    /** Test case 1 of RFC 4231: HMAC-SHA-256 begins with b0344c61d8db3853. */
    @Test
    void isTheBeginningOfTheHmac() {
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);
        byte[] data = "Hi There".getBytes(StandardCharsets.US_ASCII);
        assertEquals("p-b0344c61d8db3853", new KeyedPseudonyms(key).of(data));
    }

    @Test
    void refusesAKeyThatCanBeGuessed() {
        assertThrows(IllegalArgumentException.class, () -> new KeyedPseudonyms(new byte[15]));
    }
}
