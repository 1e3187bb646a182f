package io.tidemark.ingest.text;

/** A field of JSON or of a log that is missing or makes no sense; whoever knows the object says which one it is in. */
public final class WrongFieldException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_QUOTED = 40;

    private final String expected;
    private final String found;

    /**
     * @param expected what should be there
     * @param found what is there
     */
    public WrongFieldException(String expected, String found) {
        super("expected " + expected + ", found " + found);
        this.expected = expected;
        this.found = found;
    }

    /** Quotes a value that makes no sense, or as much of it as fits a message. */
    public static WrongFieldException quoting(String expected, String value) {
        boolean fits = value.length() <= MAX_QUOTED;
        return new WrongFieldException(expected, "\"" + (fits ? value : value.substring(0, MAX_QUOTED) + "...") + "\"");
    }

    /** What should be there. */
    public String expected() {
        return expected;
    }

    /** What is there. */
    public String found() {
        return found;
    }
}
