package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedPseudonymsTest {

    @Test
    void makesThePseudonymOfAnAddressOnce() {
        List<String> made = new ArrayList<>();
        RememberedPseudonyms pseudonyms = new RememberedPseudonyms(address -> {
            String pseudonym = "p-" + HexFormat.of().formatHex(address);
            made.add(pseudonym);
            return pseudonym;
        });
        byte[] address = {10, 0, 0, 1};
        assertEquals("p-0a000001", pseudonyms.of(address));
        address[3] = 2; // callers may use their array again
        assertEquals("p-0a000002", pseudonyms.of(address));
        assertEquals("p-0a000001", pseudonyms.of(new byte[] {10, 0, 0, 1}));
        assertEquals(List.of("p-0a000001", "p-0a000002"), made);
    }
}
