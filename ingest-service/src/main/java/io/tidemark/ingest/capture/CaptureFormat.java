package io.tidemark.ingest.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of capture an input holds, recognised by its first bytes. */
public enum CaptureFormat {
    PCAP,
    PCAPNG,
    /** tshark's JSON in any of its forms. */
    JSON,
    /** Zeek's {@code conn.log} with a header and columns. */
    ZEEK_TSV,
    /** Zeek's {@code conn.log} as JSON. */
    ZEEK_JSON,
    /** Suricata's EVE log. */
    SURICATA_EVE;

    private static final String ACCEPTED =
            "pcap, pcapng or tshark's JSON, or connections as Zeek's conn.log or Suricata's EVE log, as it is or"
                    + " compressed with gzip or zstd, with at least one packet";
    private static final int LOOK_BYTES = 16;
    private static final byte[] UTF8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] ZEEK_HEADER = "#separator ".getBytes(StandardCharsets.US_ASCII);

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

    private record Known(String magic, String name) {}

    /**
     * Recognises an input without moving it on, but past white space before JSON.
     *
     * @throws MalformedCaptureException where it is none of these, naming what it is where that is known
     */
    public static CaptureFormat of(CaptureInput input) throws IOException {
        int visible = Math.min(input.look(LOOK_BYTES), LOOK_BYTES);
        if (visible >= 4) {
            int magic = BigEndian.i32(input.bytes(), input.position());
            if (magic == PcapngReader.SECTION_HEADER) {
                return PCAPNG;
            }
            if (PcapReader.recognises(magic)) {
                return PCAP;
            }
        }
        if (isJson(input)) {
            return JsonKind.of(input);
        }
        if (isZeekHeader(input)) {
            return ZEEK_TSV;
        }
        throw new MalformedCaptureException(input.offset(), ACCEPTED, name(input));
    }

    /** What it is called where it is stored and served, such as {@code zeek-json}. */
    public String label() {
        return this == JSON ? "tshark-json" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format of a label. */
    public static CaptureFormat of(String label) {
        return Stream.of(values())
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format is called " + label));
    }

    /** Whose log of connections it is, empty where it holds packets. */
    public Optional<String> log() {
        return switch (this) {
            case PCAP, PCAPNG, JSON -> Optional.empty();
            case ZEEK_TSV, ZEEK_JSON -> Optional.of("Zeek's conn.log");
            case SURICATA_EVE -> Optional.of("Suricata's EVE log");
        };
    }

    /** Opens a container of frames of this format. */
    public FrameSource frames(CaptureInput input) throws IOException {
        return switch (this) {
            case PCAP -> new PcapReader(input);
            case PCAPNG -> new PcapngReader(input);
            case JSON, ZEEK_TSV, ZEEK_JSON, SURICATA_EVE ->
                throw new IllegalStateException(this + " holds packets or connections made by others, not frames");
        };
    }

    private static boolean isJson(CaptureInput input) throws IOException {
        if (input.look(3) >= 3 && startsWith(input, UTF8_MARK)) {
            input.advance(UTF8_MARK.length);
        }
        while (input.look(1) > 0 && Character.isWhitespace(input.bytes()[input.position()])) {
            input.advance(1);
        }
        if (input.look(1) == 0) {
            return false;
        }
        byte first = input.bytes()[input.position()];
        return first == '[' || first == '{';
    }

    private static boolean isZeekHeader(CaptureInput input) throws IOException {
        return input.look(ZEEK_HEADER.length) >= ZEEK_HEADER.length && startsWith(input, ZEEK_HEADER);
    }

    private static boolean startsWith(CaptureInput input, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (input.bytes()[input.position() + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String name(CaptureInput input) throws IOException {
        int visible = Math.min(input.look(LOOK_BYTES), LOOK_BYTES);
        if (visible == 0) {
            return "nothing";
        }
        int from = input.position();
        String hex = HexFormat.of().formatHex(input.bytes(), from, from + visible);
        String text =
                new String(input.bytes(), from, visible, StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7e]", ".");
        String bytes = "0x" + hex + " \"" + text + "\"";
        return OTHERS.stream()
                .filter(known -> hex.startsWith(known.magic))
                .map(known -> known.name + " (" + bytes + ")")
                .findFirst()
                .orElse(bytes);
    }
}
