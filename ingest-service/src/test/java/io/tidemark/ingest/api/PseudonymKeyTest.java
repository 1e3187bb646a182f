package io.tidemark.ingest.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PseudonymKeyTest {

    private static final String HEXADECIMAL = "000102030405060708090a0b0c0d0e0f";

    @Test
    void isReadAsHexadecimalOrBase64() {
        byte[] key = PseudonymKey.from(Optional.of(HEXADECIMAL), true);
        assertEquals(16, key.length);
        assertEquals(15, key[15]);
        assertArrayEquals(key, PseudonymKey.from(Optional.of("AAECAwQFBgcICQoLDA0ODw=="), true));
        assertThrows(IllegalArgumentException.class, () -> PseudonymKey.from(Optional.of("0001"), false));
        assertThrows(IllegalArgumentException.class, () -> PseudonymKey.from(Optional.of("no key!"), false));
    }

    @Test
    void isMadeForOneRunOnlyWhereNobodyLogsIn() {
        assertEquals(32, PseudonymKey.from(Optional.empty(), false).length);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> PseudonymKey.from(Optional.empty(), true));
        assertTrue(refusal.getMessage().contains("tidemark.pseudonym-key"), refusal.getMessage());
    }
}
