package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationsTest {

    private static List<List<String>> groups(String names) {
        List<Path> files = Arrays.stream(names.split(" ")).map(Path::of).toList();
        return new Rotations()
                .of(files).stream()
                        .map(group -> group.stream().map(Path::toString).toList())
                        .toList();
    }

    /** Each in the order in which its tool has written it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rotated.pcap0 rotated.pcap1 rotated.pcap2 rotated.pcap3",
                "cap.pcap cap.pcap1 cap.pcap2 cap.pcap10",
                "cap.pcap00 cap.pcap01 cap.pcap02",
                "cap00 cap01 cap02",
                "nfcapd.202611291308 nfcapd.202611291309",
                "cap cap1 cap2 cap12",
                "cap0 cap1",
                "cap.pcap0.gz cap.pcap1.gz cap.pcap2",
                "office_00001_20261129100000.pcapng office_00002_20261129110000.pcapng",
                "office_20261129100000_00001.pcapng office_20261129110000_00002.pcapng",
                "trace-2026-11-29_10:00:00.pcap trace-2026-11-29_11:00:00.pcap",
                "trace-20261129T100000.pcap trace-20261129T110000.pcap",
                "trace.20261129.pcap trace.20261130.pcap",
                "trace-20261129-1000.pcap trace-20261129-1000.pcap1 trace-20261129-1015.pcap2",
                "cap-1764410400.pcap.zst cap-1764414000.pcap.zst",
                "conn.10:00:00-11:00:00.log.gz conn.11:00:00-12:00:00.log.gz",
                "cap.pcap cap.pcap.1 cap.pcap.2 cap.pcap.10",
                "eve.json eve.json.1 eve.json.2.gz",
                "eve.json-20261128.gz eve.json-20261129.gz",
                "daemonlogger.pcap.1764410400 daemonlogger.pcap.1764414000",
                "conn_20261129_10:00:00-11:00:00+0000.log.gz conn_20261129_11:00:00-12:00:00+0000.log.gz",
                "conn.2026-11-29-10-00-00.log conn.2026-11-29-11-00-00.log",
                "logs/2026-11-29/conn.00:00:00-01:00:00.log logs/2026-11-29/conn.23:00:00-00:00:00.log",
            })
    void namesOfARotationAreOne(String names) {
        List<String> inOrder = List.of(names.split(" "));
        assertEquals(List.of(inOrder), groups(names));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice.pcap bob.pcap",
                "user1 user2",
                "user01 user02",
                "user1.gz user2.gz",
                "user-01.pcap user-02.pcap",
                "alice_10.pcap bob_11.pcap",
                "user1.pcap user2.pcap user3.pcap",
                "alice-20261129.pcap bob-20261129.pcap",
                "monday/cap.pcap tuesday/cap.pcap",
                "192.168.7.20.pcap 192.168.7.21.pcap",
                "00-11-22-33-44-55.pcap 00-11-22-33-44-56.pcap",
                "conn.log http.log",
            })
    void capturesOfTheirOwnStayAlone(String names) {
        assertEquals(Arrays.stream(names.split(" ")).map(List::of).toList(), groups(names));
    }

    @Test
    void severalRotationsStandWhereTheirFirstFilesDid() {
        assertEquals(
                List.of(List.of("a.pcap0", "a.pcap1"), List.of("alone.pcap"), List.of("b.pcap", "b.pcap1", "b.pcap2")),
                groups("a.pcap1 alone.pcap b.pcap2 a.pcap0 b.pcap1 b.pcap"));
    }
}
