package io.tidemark.ingest.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Predicate;

/**
 * Something that people upload and that cannot be read.
 *
 * @param name what it is
 * @param instead what to give in its place
 * @param recognises tells it by its beginning
 */
record Refused(String name, String instead, Recognition recognises) {

    /** Where the header of a file within a zip archive has its name, in bytes. */
    private static final int ZIP_NAME_AT = 30;

    /** Tells something by its beginning. */
    @FunctionalInterface
    interface Recognition {

        boolean test(Beginning beginning) throws IOException;
    }

    /** What begins with these bytes. */
    static Refused bytes(String hex, String name, String instead) {
        return at(0, hex, name, instead);
    }

    /** What has these bytes at an offset. */
    static Refused at(int offset, String hex, String name, String instead) {
        return new Refused(
                name,
                instead,
                beginning -> beginning.hexAt(offset, hex.length() / 2).equals(hex));
    }

    /** A zip archive whose first file has this name. */
    static Refused zipOf(String file, String name, String instead) {
        String hex = HexFormat.of().formatHex(file.getBytes(StandardCharsets.US_ASCII));
        return at(ZIP_NAME_AT, hex, name, instead);
    }

    /** JSON whose first object has such a member. */
    static Refused member(String member, String name, String instead) {
        return new Refused(name, instead, beginning -> beginning.object().has(member));
    }

    /** What begins with such a line. */
    static Refused line(Predicate<String> line, String name, String instead) {
        return new Refused(name, instead, beginning -> line.test(beginning.firstLine()));
    }

    /** Says so. */
    String text() {
        return instead.isEmpty() ? name : name + "; " + instead;
    }
}
