package io.tidemark.ingest.format;

import java.util.function.Predicate;

/**
 * Something that people upload and that cannot be read.
 *
 * @param name what it is
 * @param instead what to give in its place
 * @param recognises tells it by its beginning
 */
record Refused(String name, String instead, Predicate<Beginning> recognises) {

    /** What begins with these bytes. */
    static Refused bytes(String hex, String name, String instead) {
        return new Refused(name, instead, beginning -> beginning.hex().startsWith(hex));
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
