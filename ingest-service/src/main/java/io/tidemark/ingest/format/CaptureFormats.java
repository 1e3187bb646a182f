package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.text.Blanks;
import io.tidemark.ingest.text.WrappedLines;
import io.tidemark.ingest.tshark.TsharkColumns;
import java.io.IOException;
import java.util.List;

/** The forms that an upload may have. To add one, write a class of a {@link CaptureFormat} and a line in the table. */
public final class CaptureFormats {

    /** In the order in which they are tried. */
    private static final List<CaptureFormat> TABLE = List.of(
            new PcapFormat(),
            new PcapngFormat(),
            new ZeekTsvFormat(),
            new ZeekJsonFormat(),
            new ZeekEcsFormat(),
            new SuricataEveFormat(),
            new AwsFirewallFormat(),
            new TsharkJsonFormat(),
            new TsharkFieldsFormat(),
            new FortiGateFormat(),
            new PanOsFormat(),
            new ConntrackFormat(),
            new AwsVpcFormat());

    private static final String COMPRESSION = "use gzip or zstd";
    private static final String UNPACK = "unpack it";
    private static final String AS_PCAP = "convert it: editcap FILE out.pcapng";

    /** What people upload instead, in the order in which it is tried. */
    private static final List<Refused> REFUSED = List.of(
            Refused.bytes("04224d18", "lz4 data, which are not accepted", COMPRESSION),
            Refused.bytes("02214c18", "lz4 data, which are not accepted", COMPRESSION),
            Refused.bytes("1f8b", "gzip inside of compressed data", ""),
            Refused.bytes("28b52ffd", "zstd inside of compressed data", ""),
            Refused.bytes("425a68", "bzip2 data, which are not accepted", COMPRESSION),
            Refused.bytes("fd377a585a00", "xz data, which are not accepted", COMPRESSION),
            Refused.bytes("504b0304", "a zip archive", UNPACK),
            Refused.bytes("377abcaf271c", "a 7z archive", UNPACK),
            Refused.bytes("736e6f6f70000000", "a snoop capture", AS_PCAP),
            Refused.bytes("474d4255", "a Microsoft Network Monitor capture", AS_PCAP),
            Refused.bytes("25504446", "a PDF", ""),
            Refused.bytes("fffe", "text in UTF-16, as redirection in PowerShell writes it", "convert it to UTF-8"),
            Refused.line(
                    ConntrackFormat::isUntimed,
                    "conntrack's events without their times",
                    "run " + ConntrackFormat.COMMAND),
            Refused.line(
                    ConntrackFormat::isEntry,
                    "a list of the entries that conntrack has at one moment, without when they began",
                    "run " + ConntrackFormat.COMMAND),
            Refused.line(
                    TsharkColumns::isSummary,
                    "a list of packets without the numbers of their streams",
                    "run " + TsharkColumns.COMMAND),
            Refused.line(TsharkColumns::isUnnamed, "columns that no line names", "run " + TsharkColumns.COMMAND));

    /** Members of JSON in which shippers of logs keep a line as it was: Filebeat's and Fluent Bit's, Docker's. */
    private static final List<String> LINES = List.of("message", "event.original", "log");

    /** Most names that are quoted. */
    private static final int MAX_NAMES = 12;

    /** One shipper may ship what another has wrapped. */
    private static final int MAX_WRAPPERS = 2;

    private CaptureFormats() {}

    /**
     * An input of a known format.
     *
     * @param input what is to be opened: what was looked at, or the lines that were wrapped in it
     */
    public record Recognised(CaptureFormat format, CaptureInput input) {

        /** Opens it. */
        public Content open() throws IOException {
            return format.open(input);
        }
    }

    /** All of them, in the order in which they are tried. */
    public static List<CaptureFormat> all() {
        return TABLE;
    }

    /** The format of a label. */
    public static CaptureFormat labelled(String label) {
        return TABLE.stream()
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format is called " + label));
    }

    /**
     * Recognises an input by its beginning. Lines that a shipper of logs has put into JSON are unwrapped first.
     *
     * @throws MalformedCaptureException where it is of no format, naming what it is where that is known
     */
    public static Recognised of(CaptureInput input) throws IOException {
        return of(input, MAX_WRAPPERS);
    }

    private static Recognised of(CaptureInput input, int wrappers) throws IOException {
        Beginning beginning = Beginning.of(input);
        for (CaptureFormat format : TABLE) {
            if (format.recognises(beginning)) {
                return new Recognised(format, input);
            }
        }
        for (String member : LINES) {
            if (wrappers > 0 && beginning.object().value(member).isPresent()) {
                Blanks.skip(input);
                return of(input.within(new WrappedLines(input, member)), wrappers - 1);
            }
        }
        throw new MalformedCaptureException(input.offset() + beginning.offset(), accepted(), name(beginning));
    }

    private static String accepted() {
        return titles(false) + ", or connections as " + titles(true)
                + ", as it is or compressed with gzip or zstd, with at least one packet or connection";
    }

    private static String titles(boolean ofLogs) {
        List<String> titles = TABLE.stream()
                .filter(format -> format.log().isPresent() == ofLogs)
                .map(CaptureFormat::title)
                .distinct()
                .toList();
        int last = titles.size() - 1;
        return String.join(", ", titles.subList(0, last)) + " or " + titles.get(last);
    }

    private static String name(Beginning beginning) throws IOException {
        if (beginning.isEmpty()) {
            return "nothing";
        }
        if (beginning.isJson()) {
            return "JSON whose first object has the members "
                    + beginning.object().names().stream().limit(MAX_NAMES).toList();
        }
        return REFUSED.stream()
                .filter(known -> known.recognises().test(beginning))
                .map(known -> known.text() + " (" + beginning.quoted() + ")")
                .findFirst()
                .orElseGet(beginning::quoted);
    }
}
