package io.tidemark.ingest.fuzz;

import static io.tidemark.ingest.support.Compressed.gzip;
import static io.tidemark.ingest.support.Packets.SYN;
import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.join;
import static io.tidemark.ingest.support.PcapBuilder.ETHERNET;
import static io.tidemark.ingest.support.PcapBuilder.RAW_IP;

import com.github.luben.zstd.Zstd;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapngBuilder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A target for each form of upload, with a small capture or log in it. */
final class ContainerTargets {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final byte[] FRAME = ethernet(0x0800, Packets.tcp(1, 1000, 2, 80, SYN, 1));
    private static final byte[] ANSWER = ethernet(0x0800, Packets.tcp(2, 80, 1, 1000, Packets.ACK, 2));
    private static final byte[] DATAGRAM = Packets.udp(1, 1000, 2, 53, 4);

    /** Packets of tshark: the full form, the reduced one and that for Elasticsearch. */
    private static final List<String> TSHARK = List.of("""
            [{"_index":"packets","_source":{"layers":{"frame":{"frame.time_epoch":"1700000000.5","frame.len":"60"},
            "ip":{"ip.src":"10.0.0.1","ip.dst":"10.0.0.2"},"tcp":{"tcp.srcport":"1000","tcp.dstport":"80","tcp.stream":"0",
            "tcp.flags":"0x0002","tcp.flags_tree":{"tcp.flags.syn":"1","tcp.flags.ack":"0"}}}}},
            {"_source":{"layers":{"frame":{"frame.time_epoch":"2023-11-14T22:13:21.5Z","frame.len":"70"},"ipv6":
            {"ipv6.src":"fd00::1","ipv6.dst":"fd00::2"},"udp":[{"udp.srcport":"5","udp.dstport":"53","udp.stream":"0"},
            {"udp.stream":"1"}]}}}]""", """
            {"frame.time_epoch":"1700000000.000000001","eth.src":"02:00:00:00:00:01","ip.src":"10.0.0.1","ip.dst":"10.0.0.2",
            "tcp.srcport":"1000","tcp.dstport":"80","tcp.stream":"0","udp.stream":null,"tcp.flags_tree":{"tcp.flags.ns":"0",
            "tcp.flags.ack":"1","tcp.flags.reset":"0","tcp.flags.syn":"0","tcp.flags.fin":"1","tcp.flags.str":"\u00b7A",},},
            """, """
            {"index":{"_index":"packets-2023-11-14"}}
            {"timestamp":"1700000000500","layers":{"frame":{"frame_frame_time_epoch":"2023-11-14T22:13:20.5Z",
            "frame_frame_len":"60"},"tcp":{"tcp_tcp_stream":"4","tcp_tcp_flags_syn":true,"tcp_tcp_flags_ack":true,
            "tcp_tcp_flags_reset":false,"tcp_tcp_flags_fin":false}}}
            """);

    private static final String ZEEK_TSV = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes
            #types\ttime\taddr\tport\taddr\tport\tenum\tinterval\tstring\tstring\tcount\tcount\tcount\tcount
            1700000000.000100\t10.0.0.1\t40000\t10.0.0.2\t443\ttcp\t2.500000\tSF\tShADadFf\t8\t500\t7\t600
            1700000001.000000\tfd00::1\t40001\tfd00::2\t53\tudp\t0.012345\tSF\tDd\t1\t58\t1\t88
            1700000002.000000\t10.0.0.1\t3\t10.0.0.2\t1\ticmp\t-\tOTH\t-\t1\t84\t0\t0
            #close\t2023-11-14-22-14-00
            """;

    private static final String ZEEK_JSON = """
            {"ts":1700000000.0001,"id.orig_h":"10.0.0.1","id.orig_p":40000,"id.resp_h":"10.0.0.2","id.resp_p":443,"proto":"tcp",\
            "duration":2.5,"conn_state":"SF","history":"ShADadFf","orig_pkts":8,"orig_ip_bytes":500,"resp_pkts":7,"resp_ip_bytes":600}
            {"ts":"2023-11-14T22:13:21.000000Z","id":{"orig_h":"fd00::1","orig_p":40001,"resp_h":"fd00::2","resp_p":53},"proto":"udp",\
            "duration":0.01,"conn_state":"S0","history":"D","orig_pkts":2,"orig_ip_bytes":58,"resp_pkts":0,"resp_ip_bytes":0}
            """;

    private static final String SURICATA_EVE = """
            {"timestamp":"2023-11-14T22:13:20.000200+0000","event_type":"alert","src_ip":"10.0.0.1","proto":"TCP"}
            {"timestamp":"2023-11-14T23:14:40.000000+0100","event_type":"flow","src_ip":"10.0.0.1","src_port":40000,"dest_ip":"10.0.0.2",\
            "dest_port":443,"proto":"TCP","flow":{"pkts_toserver":8,"pkts_toclient":7,"bytes_toserver":500,"bytes_toclient":600,\
            "start":"2023-11-14T23:13:20.000100+0100","end":"2023-11-14T23:13:22.500100+0100","state":"closed","reason":"timeout"},\
            "tcp":{"tcp_flags":"1b","tcp_flags_ts":"1b","tcp_flags_tc":"1b","syn":true,"fin":true,"ack":true,"state":"closed"}}
            """;

    private static final byte[] FORM_START = utf8("multipart/form-data; boundary=b\n--b\r\n"
            + "Content-Disposition: form-data; name=\"users\"\r\n\r\n2\r\n--b\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n");
    private static final byte[] FORM_END = utf8("\r\n--b--\r\n");

    private ContainerTargets() {}

    static List<FuzzTarget> all() {
        return List.of(
                new ContainerTarget(
                        "pcap", List.of(pcap(ByteOrder.LITTLE_ENDIAN, false), pcap(ByteOrder.BIG_ENDIAN, true))),
                new ContainerTarget("pcapng", List.of(pcapng(ByteOrder.LITTLE_ENDIAN), pcapng(ByteOrder.BIG_ENDIAN))),
                new ContainerTarget("gzip", List.of(gzip(pcap()), join(gzip(utf8(ZEEK_JSON)), gzip(new byte[0])))),
                new ContainerTarget("zstd", List.of(Zstd.compress(pcap()), Zstd.compress(utf8(ZEEK_JSON)))),
                new ContainerTarget(
                        "tshark-json",
                        Stream.concat(TSHARK.stream(), Stream.of(TSHARK.get(1).repeat(2), LogSeeds.TSHARK_EK_FIELDS))
                                .map(ContainerTargets::utf8)
                                .toList()),
                new ContainerTarget("zeek-tsv", List.of(utf8(ZEEK_TSV), utf8(LogSeeds.ZEEK_ROWS))),
                new ContainerTarget("zeek-json", List.of(utf8(ZEEK_JSON))),
                new ContainerTarget("suricata-eve", List.of(utf8(SURICATA_EVE), utf8(LogSeeds.NETFLOW))),
                new ContainerTarget(
                        "tshark-fields", List.of(utf8(LogSeeds.TSHARK_FIELDS), utf8(LogSeeds.TSHARK_COMPLETENESS))),
                new ContainerTarget("zeek-ecs", List.of(utf8(LogSeeds.ZEEK_ECS))),
                new ContainerTarget("wrapped-lines", List.of(utf8(LogSeeds.FILEBEAT), utf8(LogSeeds.DOCKER))),
                new ContainerTarget("aws-network-firewall", List.of(utf8(LogSeeds.AWS_FIREWALL))),
                new ContainerTarget("fortigate", List.of(utf8(LogSeeds.FORTIGATE), utf8(LogSeeds.FORTIGATE_CSV))),
                new ContainerTarget("pan-os", List.of(utf8(LogSeeds.PANOS), utf8(LogSeeds.PANOS_EXPORT))),
                new ContainerTarget("conntrack-events", List.of(utf8(LogSeeds.CONNTRACK))),
                new ContainerTarget("aws-vpc", List.of(utf8(LogSeeds.AWS_VPC), utf8(LogSeeds.AWS_VPC_CUSTOM))),
                new ContainerTarget("netflow-ipfix", FlowSeeds.ALL),
                new ContainerTarget("nfcapd", NfcapdSeeds.ALL),
                new ContainerTarget("nfdump-csv", List.of(utf8(LogSeeds.NFDUMP), utf8(LogSeeds.NFDUMP_17))),
                new ContainerTarget("nfstream-csv", List.of(utf8(LogSeeds.NFSTREAM))),
                new ContainerTarget("cicflowmeter-csv", List.of(utf8(LogSeeds.CICFLOWMETER))),
                new ContainerTarget("argus-csv", List.of(utf8(LogSeeds.ARGUS))),
                new MultipartTarget(List.of(join(FORM_START, pcap(), FORM_END))));
    }

    private static byte[] pcap() {
        return pcap(ByteOrder.LITTLE_ENDIAN, false);
    }

    private static byte[] pcap(ByteOrder order, boolean nanos) {
        return new PcapBuilder(ETHERNET, order, nanos)
                .add(START, FRAME)
                .add(START + SECOND, ANSWER)
                .add(START + 7 * SECOND, ANSWER, 1_500)
                .bytes();
    }

    private static byte[] pcapng(ByteOrder order) {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        file.describe(RAW_IP, 0, new byte[0]).enhanced(0, START / 1_000, DATAGRAM);
        file.section(order).describe(ETHERNET, 0, file.resolution(9));
        file.describe(RAW_IP, 100, join(file.resolution(0x80 | 10), file.offset(1_000)));
        file.other(5, new byte[20]).simple(FRAME).obsolete(0, START, FRAME).enhanced(1, START / SECOND << 10, DATAGRAM);
        return file.bytes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
