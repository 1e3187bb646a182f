package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TsharkStreamsTest {

    private final TsharkStreams streams = new TsharkStreams();

    @Test
    void addsUpTheFramesOfAStream() {
        streams.add("1.000000001\t7\t\t0x0002\t··········S·");
        streams.add("1.000000002\t7\t\t0x0012\t·······A··S·");
        streams.add("3.5\t7\t\t0x0014\t·······A·R··");
        streams.add("2.000000000\t7\t\t0x0011\t·······A···F");
        StreamRow expected = new StreamRow("tcp", 7, 1_000_000_001L, 2_000_000_000L, 4, 1, 1, 1, 1, "·······A···F");
        assertEquals(Map.of("tcp 7", expected), streams.rows());
    }

    @Test
    void countsAFrameForTheStreamsOfATunnelAndOfWhatIsInside() {
        streams.add("1.0\t0,3\t5\t0x0010,0x0002\t·······A····,··········S·");
        assertEquals(0, streams.rows().get("tcp 0").syn());
        assertEquals(1, streams.rows().get("tcp 3").syn());
        assertEquals(1, streams.rows().get("udp 5").packets());
    }

    @Test
    void takesAQuotedHeaderThatIsCutBeforeItsFlags() {
        streams.add("1.0\t4\t\t\t");
        assertEquals(new StreamRow("tcp", 4, 1_000_000_000L, 1_000_000_000L, 1, 0, 0, 0, 0, null), row("tcp 4"));
    }

    @Test
    void leavesOutFramesWithoutStreams() {
        streams.add("1.0\t\t\t\t");
        assertEquals(Map.of(), streams.rows());
    }

    @Test
    void saysWhichLineIsNotOfTheColumnsAskedFor() {
        assertEquals(
                "tshark printed \"Capturing on eth0\" instead of the columns " + TsharkStreams.FIELDS,
                assertThrows(Failure.class, () -> streams.add("Capturing on eth0"))
                        .getMessage());
        assertThrows(Failure.class, () -> streams.add("Sep 16, 2010\t\t\t\t"));
    }

    private StreamRow row(String name) {
        return streams.rows().get(name);
    }
}
