package io.tidemark.simulate.comparison;

import java.util.List;

/**
 * What was measured of a capture.
 *
 * @param capture the capture
 * @param users number of people whose traffic it holds
 * @param concurrency connections open at the beginning of every second, from that of the first frame
 * @param protocols the connections of each protocol that is counted, over the same seconds
 */
public record MeasuredTraffic(String capture, int users, int[] concurrency, List<MeasuredConnections> protocols) {

    public MeasuredTraffic {
        protocols = List.copyOf(protocols);
        for (MeasuredConnections protocol : protocols) {
            if (protocol.counts().length != concurrency.length) {
                throw new IllegalArgumentException("capture " + capture + ": expected counts of " + concurrency.length
                        + " seconds, found " + protocol.counts().length);
            }
        }
        if (users < 1 || concurrency.length == 0) {
            throw new IllegalArgumentException("capture " + capture + ": expected one user and one second or more, got "
                    + users + " and " + concurrency.length);
        }
    }

    /** Number of seconds. */
    int seconds() {
        return concurrency.length;
    }

    /** Mean number of new connections in a second. */
    double meanCount() {
        double sum = 0;
        for (MeasuredConnections protocol : protocols) {
            for (int count : protocol.counts()) {
                sum += count;
            }
        }
        return sum / seconds();
    }
}
