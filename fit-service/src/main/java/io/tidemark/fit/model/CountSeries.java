package io.tidemark.fit.model;

import io.tidemark.contracts.PerProtocol;
import java.util.Arrays;
import java.util.Collection;

/**
 * New connections of one capture, second by second.
 *
 * @param users number of people whose traffic the capture holds
 * @param counts new connections in each second, both arrays of the same length
 */
public record CountSeries(int users, PerProtocol<int[]> counts) {

    public CountSeries {
        if (users < 1) {
            throw new IllegalArgumentException("users must be at least 1, got " + users);
        }
        if (counts.tcp().length != counts.udp().length) {
            throw new IllegalArgumentException(
                    "counts of TCP cover " + counts.tcp().length + " s, those of UDP " + counts.udp().length + " s");
        }
    }

    /** Length in seconds. */
    public int seconds() {
        return counts.tcp().length;
    }

    /** New connections of the given protocols together in each second. */
    public int[] total(Collection<Protocol> protocols) {
        int[] total = new int[seconds()];
        for (Protocol protocol : protocols) {
            int[] more = protocol.of(counts);
            Arrays.setAll(total, second -> total[second] + more[second]);
        }
        return total;
    }

    /** The first seconds of this series. */
    public CountSeries first(int seconds) {
        return new CountSeries(users, counts.map(values -> Arrays.copyOf(values, seconds)));
    }
}
