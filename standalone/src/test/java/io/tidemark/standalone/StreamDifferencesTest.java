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
    void saysSoOfOneStreamAndOfNone() {
        StreamDifferences one = new StreamDifferences(Map.of("udp 0", DNS));
        one.add(DNS);
        assertEquals("its stream equals that of TShark 4", one.verdict("TShark 4"));
        assertEquals("no stream, as in TShark 4", new StreamDifferences(Map.of()).verdict("TShark 4"));
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
        assertEquals("1 stream, TShark 4 finds 1; 2 differ", differences.verdict("TShark 4"));
    }
}
