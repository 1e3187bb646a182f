package io.tidemark.fit.model;

import java.util.Locale;

/** Captures hold fewer connections than it takes to fit any model. */
public final class TooFewConnections extends IllegalArgumentException {

    private TooFewConnections(String message) {
        super(message);
    }

    /** Says how many there are, how many it takes, and how much longer to capture at the same pace. */
    static TooFewConnections of(long connections, long seconds) {
        return new TooFewConnections("there are " + connections + " connections in all; at least " + Observations.FEWEST
                + " are needed to fit a model: " + advice(connections, seconds));
    }

    private static String advice(long connections, long seconds) {
        if (connections == 0) {
            return "capture while people work";
        }
        double minutes = Math.ceil((double) seconds * (Observations.FEWEST - connections) / connections / 60);
        return String.format(
                Locale.ROOT,
                "at the same pace that takes %,.0f %s more, and some hundred connections make a good answer",
                minutes,
                minutes == 1 ? "minute" : "minutes");
    }
}
