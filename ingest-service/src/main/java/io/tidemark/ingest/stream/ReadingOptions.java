package io.tidemark.ingest.stream;

/**
 * How a capture is read.
 *
 * @param corrects whether what misleads in it is corrected for session definitions
 * @param inside the users' side
 * @param users number of people whose traffic it holds
 */
public record ReadingOptions(boolean corrects, UsersSide inside, int users) {

    /** Corrected, of one person. */
    public static final ReadingOptions CORRECTED = new ReadingOptions(true, UsersSide.UNKNOWN, 1);
}
