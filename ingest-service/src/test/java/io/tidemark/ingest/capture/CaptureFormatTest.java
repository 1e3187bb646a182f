package io.tidemark.ingest.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaptureFormatTest {

    @Test
    void isStoredAndServedUnderALabel() {
        List<String> labels =
                Stream.of(CaptureFormat.values()).map(CaptureFormat::label).toList();
        assertEquals(List.of("pcap", "pcapng", "tshark-json", "zeek-tsv", "zeek-json", "suricata-eve"), labels);
        labels.forEach(label -> assertEquals(label, CaptureFormat.of(label).label()));
        assertThrows(IllegalArgumentException.class, () -> CaptureFormat.of("snoop"));
    }

    @Test
    void tellsLogsFromPackets() {
        assertEquals(Optional.empty(), CaptureFormat.PCAPNG.log());
        assertEquals(CaptureFormat.ZEEK_TSV.log(), CaptureFormat.ZEEK_JSON.log());
    }
}
