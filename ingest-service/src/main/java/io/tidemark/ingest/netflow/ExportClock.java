package io.tidemark.ingest.netflow;

import java.util.OptionalLong;

/**
 * What the times of a datagram's records are told by.
 *
 * @param exportEpochNanos when it was sent
 * @param bootEpochNanos when its exporter was switched on, empty where that is not known
 */
record ExportClock(long exportEpochNanos, OptionalLong bootEpochNanos) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** When an exporter was switched on that was up for so long. */
    static long boot(long exportEpochNanos, long upMillis) {
        return exportEpochNanos - upMillis * NANOS_PER_MILLI;
    }

    /** The time of so many milliseconds since the exporter was switched on, which begin anew after 49.7 days: the time next to the export. */
    OptionalLong atUptime(long millis) {
        if (bootEpochNanos.isEmpty()) {
            return OptionalLong.empty();
        }
        long boot = bootEpochNanos.getAsLong();
        long exported = (exportEpochNanos - boot) / NANOS_PER_MILLI;
        int before = (int) (exported - millis);
        return OptionalLong.of(boot + (exported - before) * NANOS_PER_MILLI);
    }
}
