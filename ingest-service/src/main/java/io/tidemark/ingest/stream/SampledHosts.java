package io.tidemark.ingest.stream;

/**
 * The hosts on the users' side of which a capture keeps a random sample, for it holds more streams than there is room for.
 *
 * @param kept number of those that are kept, with all their streams
 * @param of number of all that opened a stream
 */
public record SampledHosts(long kept, long of) {

    public SampledHosts {
        if (kept < 1 || of < kept) {
            throw new IllegalArgumentException("expected a sample of hosts, found " + kept + " of " + of);
        }
    }

    /** The share of all that are kept. */
    public double share() {
        return (double) kept / of;
    }
}
