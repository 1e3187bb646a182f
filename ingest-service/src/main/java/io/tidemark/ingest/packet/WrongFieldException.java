package io.tidemark.ingest.packet;

/** A field of tshark's that is missing or makes no sense; whoever knows the object says which one it is in. */
final class WrongFieldException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String found;

    WrongFieldException(String expected, String found) {
        super("expected " + expected + ", found " + found);
        this.expected = expected;
        this.found = found;
    }

    String expected() {
        return expected;
    }

    String found() {
        return found;
    }
}
