package io.tidemark.fit.model;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each number of new connections per second was seen: sufficient for counts that are independent and
 * identically distributed.
 *
 * @param users number of people whose connections were counted
 * @param values distinct counts, ascending
 * @param seconds number of seconds with each of {@code values}
 */
public record CountHistogram(int users, int[] values, long[] seconds) {

    /** Histogram of counts. */
    public static CountHistogram of(int users, int[] counts) {
        Map<Integer, Long> tally = new TreeMap<>();
        for (int count : counts) {
            tally.merge(count, 1L, Long::sum);
        }
        return of(users, tally);
    }

    /** Both histograms together; they must be of the same number of users. */
    public CountHistogram plus(CountHistogram other) {
        if (users != other.users) {
            throw new IllegalArgumentException(
                    "cannot add counts of " + users + " users and counts of " + other.users + " users");
        }
        Map<Integer, Long> tally = tally();
        other.tally().forEach((value, number) -> tally.merge(value, number, Long::sum));
        return of(users, tally);
    }

    /** Number of seconds counted. */
    public long totalSeconds() {
        return Arrays.stream(seconds).sum();
    }

    /** Sum of all counts. */
    public long totalCount() {
        long total = 0;
        for (int i = 0; i < values.length; i++) {
            total += values[i] * seconds[i];
        }
        return total;
    }

    private Map<Integer, Long> tally() {
        Map<Integer, Long> tally = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            tally.put(values[i], seconds[i]);
        }
        return tally;
    }

    private static CountHistogram of(int users, Map<Integer, Long> tally) {
        return new CountHistogram(
                users,
                tally.keySet().stream().mapToInt(Integer::intValue).toArray(),
                tally.values().stream().mapToLong(Long::longValue).toArray());
    }
}
