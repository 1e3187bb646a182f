package io.tidemark.ingest.format;

import io.tidemark.ingest.text.Separated;
import io.tidemark.ingest.tshark.TsharkColumns;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What people upload instead of what can be read, in the order in which it is tried. To name another one, write a line here. */
final class RefusedKinds {

    private static final String COMPRESSION = "use gzip or zstd";
    private static final String OFFICE = "a workbook or document of an office program";
    private static final String AS_CSV = "save it as CSV";
    private static final String UNPACK = "unpack it";
    private static final String AS_PCAP = "convert it: editcap FILE out.pcapng";
    private static final String NFDUMP = "run nfdump -r FILE -o csv > flows.csv";
    private static final String RA =
            "run ra -r FILE -c , -n -u -s stime dur proto saddr sport daddr dport spkts dpkts sbytes dbytes > flows.csv";
    private static final String ETL = "convert it: pktmon etl2pcap FILE, or etl2pcapng FILE out.pcapng";

    static final List<Refused> ALL = List.of(
            Refused.bytes("04224d18", "lz4 data, which are not accepted", COMPRESSION),
            Refused.bytes("02214c18", "lz4 data, which are not accepted", COMPRESSION),
            Refused.bytes("1f8b", "gzip inside of compressed data", ""),
            Refused.bytes("28b52ffd", "zstd inside of compressed data", ""),
            Refused.bytes("425a68", "bzip2 data, which are not accepted", COMPRESSION),
            Refused.bytes("fd377a585a00", "xz data, which are not accepted", COMPRESSION),
            Refused.zipOf("[Content_Types].xml", OFFICE, AS_CSV),
            Refused.zipOf("docProps/", OFFICE, AS_CSV),
            Refused.zipOf("_rels/.rels", OFFICE, AS_CSV),
            Refused.zipOf("mimetypeapplication/vnd.oasis", OFFICE, AS_CSV),
            Refused.bytes("504b0304", "a zip archive", UNPACK),
            Refused.bytes("504b0506", "a zip archive without a file", ""),
            Refused.bytes("377abcaf271c", "a 7z archive", UNPACK),
            Refused.bytes("526172211a07", "a RAR archive", UNPACK),
            Refused.at(257, "7573746172", "a tar archive", UNPACK),
            Refused.bytes("d0cf11e0a1b11ae1", OFFICE, AS_CSV),
            Refused.bytes("736e6f6f70000000", "a snoop capture", AS_PCAP),
            Refused.bytes("474d4255", "a Microsoft Network Monitor capture", AS_PCAP),
            Refused.bytes("5254535300", "a Microsoft Network Monitor capture", AS_PCAP),
            Refused.bytes("58435000", "a NetXRay capture", AS_PCAP),
            Refused.bytes("5452534e494646206461746120202020", "a Sniffer capture", AS_PCAP),
            Refused.bytes("69707472616365", "an iptrace capture", AS_PCAP),
            Refused.bytes("6274736e6f6f7000", "a capture of Bluetooth", ""),
            Refused.bytes("456c6646696c6500", "a log of Windows events", "capture packets: pktmon start -c"),
            Refused.bytes("0ca50100", "flows of nfcapd", NFDUMP),
            Refused.bytes("0ca50300", "flows of nfcapd", NFDUMP),
            Refused.bytes("a50c0001", "flows of nfcapd", NFDUMP),
            Refused.bytes("a50c0002", "flows of nfcapd", NFDUMP),
            Refused.bytes("8310", "flows of argus", RA),
            Refused.bytes("8510", "flows of argus", RA),
            new Refused("a trace of Windows (ETL)", ETL, RefusedKinds::isEventTrace),
            Refused.bytes("25504446", "a PDF", ""),
            Refused.bytes("53514c69746520666f726d6174203300", "an SQLite database", "export what it holds as CSV"),
            Refused.bytes("fffe", "text in UTF-16, as redirection in PowerShell writes it", "convert it to UTF-8"),
            Refused.member(
                    "log.creator.name",
                    "a HAR file of a browser, which knows requests and no connections",
                    "capture the packets meanwhile"),
            Refused.line(line -> line.startsWith("<?xml"), "XML", "export as JSON instead: tshark -r FILE -T json"),
            Refused.line(line -> line.matches("(?i)<(!doctype html|html).*"), "a page of the web", ""),
            Refused.line(
                    ConntrackFormat::isUntimed,
                    "conntrack's events without their times",
                    "run " + ConntrackFormat.COMMAND),
            Refused.line(
                    ConntrackFormat::isEntry,
                    "a list of the entries that conntrack has at one moment, without when they began",
                    "run " + ConntrackFormat.COMMAND),
            Refused.line(
                    names("bidirectional_first_seen_ms"),
                    "nfstream's flows without the packets of each direction",
                    "let to_csv() write src2dst_packets and dst2src_packets too"),
            Refused.line(
                    names("flow duration"),
                    "CICFlowMeter's flows without addresses, ports or start times",
                    "upload the capture that they were made from"),
            Refused.line(
                    names("flow_duration"),
                    "flows whose durations have one unit or another by version",
                    "upload the capture that they were made from"),
            Refused.line(names("starttime"), "flows of argus that lack columns", RA),
            Refused.line(names("firstseen"), "nfdump's flows that lack columns", NFDUMP),
            Refused.line(line -> line.startsWith("ts,te,td,"), "nfdump's flows that lack columns", NFDUMP),
            Refused.line(
                    line -> line.matches("Date first seen +(Event|Duration|XEvent).*"),
                    "nfdump's flows as it shows them to people",
                    NFDUMP),
            Refused.line(
                    TsharkColumns::isSummary,
                    "a list of packets without the numbers of their streams",
                    "run " + TsharkColumns.COMMAND),
            Refused.line(TsharkColumns::isUnnamed, "columns that no line names", "run " + TsharkColumns.COMMAND));

    private RefusedKinds() {}

    /** A line of names in CSV that has this one, in whatever case. */
    private static Predicate<String> names(String name) {
        return line -> Separated.cells(line.toLowerCase(Locale.ROOT), ',').stream()
                .map(String::strip)
                .anyMatch(name::equals);
    }

    /**
     * Whether it is a trace of Event Tracing for Windows: the size of a buffer, and behind the 72 bytes of the buffer's header (WMI_BUFFER_HEADER) that of
     * an event of the system (SYSTEM_TRACE_HEADER) of 32 or of 64 bits.
     */
    private static boolean isEventTrace(Beginning beginning) {
        String size = beginning.hexAt(0, 4);
        String event = beginning.hexAt(72, 4);
        return size.matches("00[0-9a-f]{4}00") && event.matches("0[0-9a-f]000[12]c0");
    }
}
