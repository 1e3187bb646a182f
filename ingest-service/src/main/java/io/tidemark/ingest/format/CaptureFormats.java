package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.text.Blanks;
import io.tidemark.ingest.text.WrappedLines;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

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
            new TsharkJsonFormat());

    /** What people upload instead: hexadecimal beginnings, and how to name them. */
    private static final List<Known> OTHERS = List.of(
            new Known("04224d18", "lz4 data, which are not accepted; use gzip or zstd"),
            new Known("02214c18", "lz4 data, which are not accepted; use gzip or zstd"),
            new Known("1f8b", "gzip inside of compressed data"),
            new Known("28b52ffd", "zstd inside of compressed data"),
            new Known("425a68", "bzip2 data, which are not accepted; use gzip or zstd"),
            new Known("fd377a585a00", "xz data, which are not accepted; use gzip or zstd"),
            new Known("504b0304", "a zip archive"),
            new Known("377abcaf271c", "a 7z archive"),
            new Known("736e6f6f70000000", "a snoop capture"),
            new Known("474d4255", "a Microsoft Network Monitor capture"),
            new Known("25504446", "a PDF"));

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

    private record Known(String magic, String name) {}

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
        String titles = TABLE.stream().map(CaptureFormat::title).distinct().collect(Collectors.joining(", "));
        return "one of " + titles
                + ", as it is or compressed with gzip or zstd, with at least one packet or connection";
    }

    private static String name(Beginning beginning) throws IOException {
        if (beginning.isEmpty()) {
            return "nothing";
        }
        if (beginning.isJson()) {
            return "JSON whose first object has the members "
                    + beginning.object().names().stream().limit(MAX_NAMES).toList();
        }
        return OTHERS.stream()
                .filter(known -> beginning.hex().startsWith(known.magic))
                .map(known -> known.name + " (" + beginning.quoted() + ")")
                .findFirst()
                .orElseGet(beginning::quoted);
    }
}
