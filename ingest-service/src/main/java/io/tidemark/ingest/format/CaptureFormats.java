package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.text.Blanks;
import io.tidemark.ingest.text.WrappedLines;
import java.io.IOException;
import java.util.List;

/** The forms that an upload may have. To add one, write a class of a {@link CaptureFormat} and a line in the table. */
public final class CaptureFormats {

    /** In the order in which they are tried. */
    private static final List<CaptureFormat> TABLE = List.of(
            new FlowExportFormat(),
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
            new AwsVpcFormat(),
            new NfcapdFormat(),
            new FlowCsvFormat("nfdump-csv", "nfdump -o csv", FlowColumns.NFDUMP),
            new FlowCsvFormat("nfstream-csv", "nfstream's CSV", FlowColumns.NFSTREAM),
            new FlowCsvFormat("cicflowmeter-csv", "CICFlowMeter's CSV", FlowColumns.CICFLOWMETER),
            new FlowCsvFormat("argus-csv", "argus's flows as ra's CSV", FlowColumns.ARGUS));

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
        throw MalformedCaptureException.unrecognised(input.offset() + beginning.offset(), accepted(), name(beginning));
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
        for (Refused known : RefusedKinds.ALL) {
            if (known.recognises().test(beginning)) {
                return known.text() + " (" + beginning.quoted() + ")";
            }
        }
        return beginning.isJson()
                ? "JSON whose first object has the members "
                        + beginning.object().names().stream().limit(MAX_NAMES).toList()
                : beginning.quoted();
    }
}
