package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datagrams that tell a collector of flows. */
class FlowExportTest {

    private static final long START = 1_700_000_000_000_000_000L;

    /** Port, header and length of the payload. */
    @ParameterizedTest
    @CsvSource({
        "2055, 0005 0002, 120, true",
        "9995, 0005 001e, 1464, true",
        "9996, 0005 0002, 121, false",
        "2055, 0005 001f, 1512, false",
        "2055, 0007 0001, 76, true",
        "2055, 0009 0001 00000000 00000000 00000000 00000000 0000 0010, 60, true",
        "2055, 0009 0001 00000000 00000000 00000000 00000000 0100 0028, 60, true",
        "2055, 0009 0001 00000000 00000000 00000000 00000000 0100 0029, 60, false",
        "2055, 0009 0001 00000000 00000000 00000000 00000000 0007 0010, 60, false",
        "4739, 000a 0024 00000000 00000000 00000000 0002 0014, 36, true",
        "4739, 000a 0025 00000000 00000000 00000000 0002 0014, 36, false",
        "5000, 0005 0002, 120, false"
    })
    void areToldByTheirHeaders(int port, String header, int bytes, boolean isExport) throws IOException {
        List<String> expected = isExport ? List.of("only-flow-exports {ofPackets=4, packets=3}") : List.of();
        assertEquals(expected, found(port, header, bytes, 3, 1));
    }

    @Test
    void areAWarningWhereTheyAreFew() throws IOException {
        assertEquals(List.of("flow-exports {ofPackets=6, packets=3}"), found(2_055, "0005 0002", 120, 3, 3));
        assertEquals(List.of("only-flow-exports {ofPackets=7, packets=4}"), found(2_055, "0005 0002", 120, 4, 3));
    }

    private static List<String> found(int port, String header, int bytes, int exports, int others) throws IOException {
        byte[] start = Packets.hex(header);
        byte[] payload = Packets.join(start, new byte[bytes - start.length]);
        List<byte[]> packets = new ArrayList<>(
                Collections.nCopies(exports, Packets.ipv4(1, 2, 17, Packets.udpDatagram(40_000, port, payload))));
        packets.addAll(Collections.nCopies(others, Packets.udp(3, 5_000, 4, 53, 9)));
        PcapBuilder pcap = new PcapBuilder(PcapBuilder.RAW_IP);
        for (int i = 0; i < packets.size(); i++) {
            pcap.add(START + i * 1_000_000_000L, packets.get(i));
        }
        try (ParsedCapture capture =
                new CaptureParser(() -> 1).parse(pcap.stream(), ParserLimits.DEFAULT, Progress.NONE)) {
            return capture.summary().findings().stream()
                    .filter(finding -> finding.code().code().endsWith("flow-exports"))
                    .map(FlowExportTest::text)
                    .toList();
        }
    }

    private static String text(Finding finding) {
        Map<String, Object> values = finding.values();
        return finding.code().code() + " {ofPackets=" + values.get("ofPackets") + ", packets=" + values.get("packets")
                + "}";
    }
}
