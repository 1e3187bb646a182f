package io.tidemark.ingest.stream;

import static io.tidemark.ingest.support.Packets.ACK;
import static io.tidemark.ingest.support.Packets.SYN;
import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.ipv4;
import static io.tidemark.ingest.support.Packets.ipv6;
import static io.tidemark.ingest.support.Packets.join;
import static io.tidemark.ingest.support.Packets.tcp;
import static io.tidemark.ingest.support.Packets.tcpHeader;
import static io.tidemark.ingest.support.Packets.udpDatagram;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Captures that keep too little of each packet. */
class HeaderCutsTest {

    private static final long START = 1_700_000_000_000_000_000L;

    private final PcapBuilder pcap = new PcapBuilder(PcapBuilder.ETHERNET);

    @Test
    void refuseACaptureOfWhichNoConnectionCanBeRead() throws IOException {
        addCut(ethernet(0x0800, tcp(1, 1_000, 2, 80, SYN, 5)), 40);
        addCut(ethernet(0x0800, tcp(1, 1_000, 2, 80, ACK, 6)), 40);
        assertEquals(List.of(cut(FindingCode.ALL_HEADERS_CUT, 2, 96)), findings());
    }

    @Test
    void warnWhereConnectionsAreRead() throws IOException {
        pcap.add(START, ethernet(0x0800, tcp(1, 1_000, 2, 80, SYN, 5)));
        pcap.add(START + 1, ethernet(0x0800, tcp(1, 1_000, 2, 80, ACK, 6)));
        addCut(ethernet(0x0800, tcp(1, 1_001, 2, 80, SYN, 5)), 40);
        assertEquals(List.of(cut(FindingCode.HEADERS_CUT, 1, 96)), findings());
    }

    @Test
    void askForMoreWhereHeadersBeginLater() throws IOException {
        addCut(ethernet(0x86dd, ipv6(1, 2, 6, tcpHeader(1_000, 80, SYN, 5, 0))), 60);
        assertEquals(List.of(cut(FindingCode.ALL_HEADERS_CUT, 1, 128)), findings());
    }

    @Test
    void countInsideOfTunnels() throws IOException {
        byte[] inner = ethernet(0x0800, tcp(1, 1_000, 2, 80, SYN, 5));
        byte[] mirrored = ipv4(7, 8, 17, udpDatagram(40_000, 4_789, join(Packets.hex("08000000 00000500"), inner)));
        addCut(ethernet(0x0800, mirrored), 96);
        assertEquals(List.of(cut(FindingCode.ALL_HEADERS_CUT, 1, 160)), findings());
    }

    @Test
    void areNoneWhereTheFrameItselfIsShort() throws IOException {
        byte[] runt = Arrays.copyOf(ethernet(0x0800, tcp(1, 1_000, 2, 80, SYN, 5)), 40);
        pcap.add(START, runt);
        assertEquals(List.of(), findings());
    }

    @Test
    void areNoneInTheQuotesOfErrors() throws IOException {
        byte[] quote = Arrays.copyOf(tcp(1, 1_000, 2, 80, SYN, 5), 28);
        byte[] error = ethernet(0x0800, ipv4(2, 1, 1, join(Packets.hex("0b00 0000 00000000"), quote)));
        pcap.add(START, error, error.length + 4);
        assertEquals(List.of(), findings());
    }

    @Test
    void askForASnapshotLengthThatPeopleCanType() throws IOException {
        try (InputStream in = Files.newInputStream(SharedFiles.require("cases/snap40_eth.pcap.gz"))) {
            Finding found = new CaptureParser(() -> 1)
                    .parse(in, ParserLimits.DEFAULT, Progress.NONE)
                    .summary()
                    .findings()
                    .get(0);
            assertEquals(cut(FindingCode.ALL_HEADERS_CUT, 1_983, 96), found);
            assertEquals(
                    "1,983 packets have cut headers, so no connection could be read: capture 96 bytes of each (-s 96)",
                    FindingDocument.of(found).text());
        }
    }

    private void addCut(byte[] frame, int length) {
        pcap.add(START, Arrays.copyOf(frame, length), frame.length);
    }

    private static Finding cut(FindingCode code, long packets, int bytes) {
        return code.with(Map.of("packets", packets, "bytes", bytes));
    }

    /** Those about headers: what so few packets tell of times and directions is found by others. */
    private List<Finding> findings() throws IOException {
        return new CaptureParser(() -> 1)
                .parse(pcap.stream(), ParserLimits.DEFAULT, Progress.NONE).summary().findings().stream()
                        .filter(finding -> finding.code().code().endsWith("headers-cut"))
                        .toList();
    }
}
