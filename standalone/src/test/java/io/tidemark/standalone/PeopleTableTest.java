package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTableTest {

    private final List<String> printed = new ArrayList<>();
    private final PeopleTable table = new PeopleTable("wire", printed::add);

    /** Of ten seconds seven lie from 2 to 12, both ends among them. */
    private static LeftOut inSeven() {
        return LeftOut.of("a.pcap", new int[] {0, 1, 2, 3, 12, 12, 5, 6, 13, 7}, new LevelBand(2, 4, 12, 5));
    }

    /** Of thirty seconds all; the band is four times its mean wide. */
    private static LeftOut inAll() {
        return LeftOut.of("b", new int[30], new LevelBand(0, 3, 16, 4));
    }

    @Test
    void readsTheBandOfALaw() throws Exception {
        JsonNode result = new ObjectMapper()
                .readTree(
                        "{\"users\": 1, \"mean\": 5.5, \"quantiles\": [{\"p\": 0.05, \"value\": 2}, {\"p\": 0.5, \"value\": 4},"
                                + " {\"p\": 0.9, \"value\": 9}, {\"p\": 0.95, \"value\": 13}]}");
        assertEquals(new LevelBand(2, 4, 13, 5.5), LevelBand.of(result));
        assertEquals(2.0, LevelBand.of(result).width());
    }

    @Test
    void holdsAPersonsSecondsAgainstTheBand() {
        assertEquals(10, inSeven().seconds());
        assertEquals(7, inSeven().held());
        assertEquals(0.7, inSeven().coverage());
        assertEquals(6.1, inSeven().measured(), 1e-12);
        table.begin();
        table.add(inSeven());
        assertEquals("person left out minutes measured mean median 5 % 95 % width 90 %", words(printed.get(0)));
        assertEquals("a.pcap 0.2 6.1 5.0 4 2 12 2.0 70.0", words(printed.get(1)));
        assertEquals(printed.get(0).length(), printed.get(1).length());
    }

    @Test
    void addsUpSecondsAndCountsPeople() {
        table.add(inSeven());
        table.add(inAll());
        table.end();
        assertEquals(
                "The 90 % band holds 92.5 % of all 40 seconds; below 80 % of them for 1 of 2 people; at the median it is"
                        + " 3.0 times its mean wide.\n",
                printed.get(2));
        table.add(LeftOut.of("c", new int[] {1}, new LevelBand(0, 1, 9, 1)));
        table.end();
        assertTrue(printed.get(4).contains("; at the median it is 4.0 times"), printed.get(4));
    }

    @Test
    void writesADocumentOfTheSame() {
        table.add(inSeven());
        table.addUntested("b", "no model:\n too few");
        JsonNode document = table.asDocument();
        assertEquals("wire", document.path("definition").asText());
        JsonNode first = document.path("people").path(0);
        assertEquals("a.pcap", first.path("person").asText());
        assertEquals(0.7, first.path("coverage90").asDouble());
        assertEquals(2, first.path("q5").asInt());
        assertEquals(12, first.path("q95").asInt());
        assertEquals(6.1, first.path("measured").asDouble(), 1e-12);
        assertEquals(
                "no model: too few",
                document.path("people").path(1).path("untested").asText());
        assertEquals(1, document.path("below80").asInt());
        assertEquals(0.7, document.path("coverage90").asDouble());
        assertEquals(2.0, document.path("medianWidth").asDouble());
        assertEquals(10, document.path("seconds").asInt());
    }

    @Test
    void saysInOneLineWhyNobodyWasTested() {
        table.addUntested("b", "no model:\n too few");
        table.end();
        assertEquals(1, printed.size());
        assertEquals("b - - - - - - - - no model: too few", words(printed.get(0)));
        assertTrue(printed.get(0).endsWith("few\n"), printed.get(0));
        assertFalse(table.asDocument().has("coverage90"));
    }

    private static String words(String row) {
        return String.join(" ", row.strip().split("\\s+"));
    }
}
