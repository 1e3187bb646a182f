package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamDifferencesTest {

    private static final StreamRow SSH = new StreamRow("tcp", 0, 1, 9, 5, 1, 1, 0, 0, "·······A····");
    private static final StreamRow DNS = new StreamRow("udp", 0, 2, 3, 2, 0, 0, 0, 0, null);

    @Test
    void saysThatAllAgree() {
        StreamDifferences differences = new StreamDifferences(Map.of("tcp 0", SSH, "udp 0", DNS));
        differences.add(SSH);
        differences.add(DNS);
        assertEquals(List.of(), differences.lines());
        assertEquals("all 2 streams equal those of TShark 4", differences.verdict("TShark 4"));
    }

    @Test
    void namesTheColumnsThatDifferWithBothValues() {
        StreamDifferences differences = new StreamDifferences(Map.of("tcp 0", SSH));
        differences.add(new StreamRow("tcp", 0, 1, 9, 6, 1, 1, 0, 1, "·········R··"));
        assertEquals(
                List.of("tcp 0: packets 6, tshark 5; rst 1, tshark 0; lastFlags ·········R··, tshark ·······A····"),
                differences.lines());
    }

    @Test
    void namesStreamsThatOnlyOneOfThemHas() {
        StreamDifferences differences = new StreamDifferences(Map.of("udp 0", DNS));
        differences.add(SSH);
        assertEquals(List.of("tcp 0: tshark has no such stream", "udp 0: only tshark has it"), differences.lines());
        assertEquals("1 streams, TShark 4 finds 1; 2 differ", differences.verdict("TShark 4"));
    }
}
