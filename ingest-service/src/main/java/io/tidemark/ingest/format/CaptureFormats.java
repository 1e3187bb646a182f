package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
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

    private CaptureFormats() {}

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
     * Recognises an input by its beginning, without moving it on.
     *
     * @throws MalformedCaptureException where it is of no format, naming what it is where that is known
     */
    public static CaptureFormat of(CaptureInput input) throws IOException {
        Beginning beginning = Beginning.of(input);
        for (CaptureFormat format : TABLE) {
            if (format.recognises(beginning)) {
                return format;
            }
        }
        throw new MalformedCaptureException(input.offset() + beginning.offset(), accepted(), name(beginning));
    }

    private static String accepted() {
        String titles = TABLE.stream().map(CaptureFormat::title).distinct().collect(Collectors.joining(", "));
        return "one of " + titles
                + ", as it is or compressed with gzip or zstd, with at least one packet or connection";
    }

    private static String name(Beginning beginning) {
        if (beginning.isEmpty()) {
            return "nothing";
        }
        return OTHERS.stream()
                .filter(known -> beginning.hex().startsWith(known.magic))
                .map(known -> known.name + " (" + beginning.quoted() + ")")
                .findFirst()
                .orElseGet(beginning::quoted);
    }
}
