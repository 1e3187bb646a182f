package io.tidemark.simulate.sizing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The finding that captures leave the mean concurrency wide open, and which connections decide it.
 *
 * @param users whose mean it is
 * @param low lower end of the mean's 90 % range
 * @param high upper end
 * @param longSeconds what the connections that decide it last longer than, in seconds; at most the length of the longest capture
 * @param longShare their share of all connections
 * @param longShareOfMean their share of the mean
 */
record WideMean(
        SizedClass users, double low, double high, double longSeconds, double longShare, double longShareOfMean) {

    Finding finding() {
        Map<String, Double> values = new HashMap<>();
        values.put("users", (double) users.users());
        values.put("low", low);
        values.put("high", high);
        values.put("factor", Math.sqrt(high / low));
        values.put("longSeconds", longSeconds);
        values.put("longShare", longShare);
        values.put("longShareOfMean", longShareOfMean);
        users.evidence().connections().ifPresent(connections -> values.put("connections", (double) connections));
        String text = String.format(
                Locale.ROOT,
                "%s no more than that the mean number of concurrent connections of %s lies between %s and %s (90 %% range)."
                        + " Longer captures, and captures of more people, narrow it.",
                evidence(),
                users.users() == 1 ? "1 user" : Spoken.count(users.users()) + " users",
                Spoken.count(Math.round(low)),
                Spoken.count(Math.round(high)));
        return new Finding("wide-mean", "warning", values, text);
    }

    private String evidence() {
        Evidence evidence = users.evidence();
        boolean one = evidence.captures().size() == 1;
        String length = Spoken.duration(evidence.totalSeconds());
        if (evidence.connections().isEmpty()) {
            return one ? "The capture of " + length + " tells" : "The captures of " + length + " tell";
        }
        long connections = evidence.connections().getAsLong();
        String lasting = longSeconds < evidence.longestSeconds()
                ? "last longer than " + Spoken.shortDuration(longSeconds)
                : "outlast " + (one ? "it" : "the longest");
        return String.format(
                Locale.ROOT,
                "%s %s connections in %s. %.0f %% of the mean comes from those that %s, some %s of them. That tells",
                one ? "The capture holds" : "The captures hold",
                Spoken.count(connections),
                length,
                100 * longShareOfMean,
                lasting,
                Spoken.count(Math.max(1, Math.round(longShare * connections))));
    }
}
