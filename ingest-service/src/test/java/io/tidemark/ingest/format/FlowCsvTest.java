package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows as CSV, of one direction or of both. */
class FlowCsvTest {

    private static final String NFDUMP_HEADER =
            "ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt,in,out,sas,das\n";

    private static final String NFDUMP = NFDUMP_HEADER + """
            2023-11-14 22:13:20,2023-11-14 22:13:22,2.500,10.0.0.1,192.0.2.2,40000,443,TCP,...AP.SF,0,0,8,900,0,0,1,2,0,0
            2023-11-14 22:13:20,2023-11-14 22:13:22,2.480,192.0.2.2,10.0.0.1,443,40000,TCP,...AP.SF,0,0,9,5000,0,0,2,1,0,0
            2023-11-14 22:13:21,2023-11-14 22:13:21,0.000,10.0.0.1,192.0.2.3,5000,53,UDP,........,0,0,1,60,1,90,1,2,0,0
            2023-11-14 22:13:21,2023-11-14 22:13:21,0.000,10.0.0.1,192.0.2.3,0,2048,ICMP,........,0,0,1,84,0,0,1,2,0,0
            2023-11-14 22:13:23,2023-11-14 22:13:26,3.000,10.0.0.1,192.0.2.2,40001,81,TCP,......S.,0,0,3,180,0,0,1,2,0,0
            Summary
            flows,bytes,packets,avg_bps,avg_pps,avg_bpp
            5,6314,22,8000,3,287
            """;

    @Test
    void pairsTheDirectionsOfNfdump() throws IOException {
        LogReading reading = LogReading.of(NFDUMP);
        assertEquals("nfdump-csv", reading.label());
        assertEquals(
                List.of(
                        "tcp 1700000000000000000..1700000002500000000 17 packets 5900 bytes 0a000001:40000 > c0000202:443 connection",
                        "tcp 1700000003000000000..1700000006000000000 3 packets 180 bytes 0a000001:40001 > c0000202:81",
                        "udp 1700000001000000000..1700000001000000000 2 packets 150 bytes 0a000001:5000 > c0000203:53 connection"),
                reading.texts());
        assertEquals(1, reading.summary().skipped().get("other-ip-protocol"));
        StreamRecord tcp = reading.streams().get(0);
        assertEquals(List.of(1L, 1L, 2L), List.of(tcp.syn(), tcp.synAck(), tcp.fin()));
        assertEquals(
                List.of("ended-connections-only", "connections-inferred"),
                FindingDocument.of(reading.summary().format().findings()).stream()
                        .map(FindingDocument::code)
                        .toList());
        assertEquals(List.of(), reading.findings());
    }

    @Test
    void readsFilesJoinedByHand() throws IOException {
        String next =
                NFDUMP.replace("10.0.0.1", "10.0.0.7").lines().limit(3).reduce("", (all, line) -> all + line + "\n");
        assertEquals("2/1", LogReading.of(NFDUMP + next).connections());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,flows\n"
                        + "2023-11-14 22:13:20.000,2.500,TCP,10.0.0.1,40000,192.0.2.2,443,8,900,1\n"
                        + "2023-11-14 22:13:20.010,2.490,TCP,192.0.2.2,443,10.0.0.1,40000,9,5000,1\n",
                "cnt,af,firstSeen,lastSeen,proto,srcAddr,srcPort,dstAddr,dstPort,srcAS,dstAS,input,output,flags,srcTos,packets,bytes\n"
                        + "1,2,1700000000000,1700000002500,6,10.0.0.1,40000,192.0.2.2,443,0,0,1,2,........,0,8,900\n"
                        + "2,2,1700000000010,1700000002500,6,192.0.2.2,443,10.0.0.1,40000,0,0,2,1,........,0,9,5000\n",
                "id,src_ip,src_port,dst_ip,dst_port,protocol,bidirectional_first_seen_ms,bidirectional_last_seen_ms,src2dst_packets,"
                        + "src2dst_bytes,dst2src_packets,dst2src_bytes,application_name\n"
                        + "0,10.0.0.1,40000,192.0.2.2,443,6,1700000000000,1700000002500,8,900,9,5000,\"TLS, or so\"\n",
                "StartTime,Dur,Proto,SrcAddr,Sport,DstAddr,Dport,SrcPkts,DstPkts,SrcBytes,DstBytes\n"
                        + "1700000000.000000,2.500000,tcp,10.0.0.1,40000,192.0.2.2,443,8,9,900,5000\n",
                "StartTime,Dur,Proto,SrcAddr,Sport,DstAddr,Dport,SrcPkts,DstPkts,SrcBytes,DstBytes\n"
                        + "2023/11/14 22:13:20.000000,2.500000,tcp,10.0.0.1,40000,192.0.2.2,443,8,9,900,5000\n"
            })
    void readsBothDirectionsOfOtherForms(String csv) throws IOException {
        assertEquals(
                List.of(
                        "tcp 1700000000000000000..1700000002500000000 17 packets 5900 bytes 0a000001:40000 > c0000202:443 connection open"),
                LogReading.of(csv).texts());
    }

    @ParameterizedTest
    @CsvSource({
        "'Src IP,Src Port,Dst IP,Dst Port,Protocol,Timestamp,Flow Duration,Tot Fwd Pkts,Tot Bwd Pkts', 14/11/2023 10:13:20 PM",
        "'Flow ID, Source IP, Source Port, Destination IP, Destination Port, Protocol, Timestamp, Flow Duration, Total Fwd Packets, Total Backward Packets', 2023-11-14 22:13:20"
    })
    void readsCicFlowMeter(String header, String time) throws IOException {
        String id = header.startsWith("Flow ID") ? "1," : "";
        LogReading reading = LogReading.of(header + "\n" + id + "10.0.0.1,40000,192.0.2.2,443,6," + time
                + ",2500000,8,9\n" + id + "10.0.0.1,5000,192.0.2.3,53,17," + time + ",0,1,0\n");
        assertEquals("cicflowmeter-csv", reading.label());
        assertEquals(
                List.of(
                        "tcp 1700000000000000000..1700000002500000000 17 packets null bytes 0a000001:40000 > c0000202:443 connection open",
                        "udp 1700000000000000000..1700000000000000000 1 packets null bytes 0a000001:5000 > c0000203:53"),
                reading.texts());
    }

    @ParameterizedTest
    @CsvSource({"12:13:20 AM, 1699920800", "12:13:20 PM, 1699964000", "11:13:20 AM, 1699960400"})
    void readsHoursOfTwelve(String time, long epochSecond) throws Exception {
        assertEquals(epochSecond * 1_000_000_000L, FlowTimes.epochNanos("start", "14/11/2023 " + time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7/7/2017 3:30", "07/07/2017 15:45:09", "59:50.3", "yesterday", "09:46:59.607825"})
    void refusesTimesThatMayBeOthers(String time) {
        String csv = "Src IP,Src Port,Dst IP,Dst Port,Protocol,Timestamp,Flow Duration,Tot Fwd Pkts,Tot Bwd Pkts\n"
                + "10.0.0.1,40000,192.0.2.2,443,6," + time + ",2500000,8,9\n";
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> LogReading.of(csv));
        assertTrue(e.expected().contains("in line 2 of CICFlowMeter's CSV"), e.expected());
    }

    @Test
    void mergesWhatTimeoutsOfTheMeterHaveCut() throws IOException {
        String csv = NFDUMP_HEADER
                + "2023-11-14 22:13:20,2023-11-14 22:18:20,300.000,10.0.0.1,192.0.2.2,40000,443,TCP,...AP.S.,0,0,8,900,9,800,1,2,0,0\n"
                + "2023-11-14 22:18:30,2023-11-14 22:20:00,90.000,10.0.0.1,192.0.2.2,40000,443,TCP,...AP..F,0,0,8,900,9,800,1,2,0,0\n";
        assertEquals(
                List.of(
                        "tcp 1700000000000000000..1700000400000000000 34 packets 3400 bytes 0a000001:40000 > c0000202:443 connection"),
                LogReading.of(csv).texts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ts,te,td,pr,val,fl,flP,pkt,pktP,byt,bytP,pps,bps,bpp | nfdump's flows that lack columns; run nfdump -r FILE -o csv",
                "firstSeen,duration,flows | nfdump's flows that lack columns; run nfdump",
                "Date first seen          Duration Proto      Src IP Addr:Port          Dst IP Addr:Port   Packets | nfdump's flows as it shows them",
                "id,src_ip,bidirectional_first_seen_ms,bidirectional_packets | nfstream's flows without the packets of each direction",
                "Dst Port,Protocol,Timestamp,Flow Duration,Tot Fwd Pkts,Tot Bwd Pkts | CICFlowMeter's flows without addresses",
                "src_ip,dst_ip,src_port,dst_port,protocol,timestamp,flow_duration | flows whose durations have one unit or another",
                "StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,TotPkts | flows of argus that lack columns; run ra"
            })
    void refusesWhatLacksColumns(String header, String found) {
        MalformedCaptureException e =
                assertThrows(MalformedCaptureException.class, () -> LogReading.of(header + "\n1,2,3\n"));
        assertTrue(e.found().startsWith(found), e.found());
    }

    @Test
    void namesTheFieldThatIsWrong() {
        MalformedCaptureException e = assertThrows(
                MalformedCaptureException.class, () -> LogReading.of(NFDUMP.replace(",40001,81,", ",40001,http,")));
        assertEquals("a number of at most 18 digits as \"destination port\" in line 6 of nfdump -o csv", e.expected());
    }

    @Test
    void readsEveryPrefixOrSaysWhatIsWrong() throws IOException {
        for (int length = 0; length < NFDUMP.length(); length += 7) {
            try {
                assertTrue(LogReading.of(NFDUMP.substring(0, length)).streams().size() <= 3);
            } catch (MalformedCaptureException e) {
                assertFalse(e.expected().isEmpty() || e.found().isEmpty());
            }
        }
    }
}
