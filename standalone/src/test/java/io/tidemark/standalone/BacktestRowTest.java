package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacktestRowTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void showsWhatTheAnswerSays() throws Exception {
        BacktestRow row = BacktestRow.of(
                "a.pcap",
                json.readTree("{\"model\": \"nb+gamma\", \"default\": true}"),
                Optional.of(
                        json.readTree(
                                "{\"coverage50\": 0.5, \"coverage90\": 0.876, \"coverage99\": 1,"
                                        + " \"replicateCoverage90Q5\": 0.61, \"effectiveObservations\": 14.25, \"verdict\": \"holds\"}")));
        assertEquals(List.of("a.pcap", "nb+gamma", "*", "50.0", "87.6", "100.0", "61.0", "14.3", "holds"), words(row));
    }

    @Test
    void showsThatAFirstHalfWasNotFitted() throws Exception {
        BacktestRow row = BacktestRow.of("a.pcap", json.readTree("{\"model\": \"nb+gamma\"}"), Optional.empty());
        assertEquals("a.pcap nb+gamma - - - - - the first half was not fitted", String.join(" ", words(row)));
    }

    @Test
    void saysInOneLineWhyThereIsNoBacktest() throws Exception {
        BacktestRow half = BacktestRow.untested("a.pcap", json.readTree("{\"model\": \"nb+gamma\"}"), "too few:\n 12");
        assertEquals("a.pcap nb+gamma - - - - - too few: 12", String.join(" ", words(half)));
        assertEquals(1, half.asText().lines().count());
        BacktestRow none = BacktestRow.untested("a.pcap", "there are 17 connections in all");
        assertEquals("a.pcap - - - - - - there are 17 connections in all", String.join(" ", words(none)));
    }

    private static List<String> words(BacktestRow row) {
        return List.of(row.asText().strip().split("\\s+"));
    }
}
