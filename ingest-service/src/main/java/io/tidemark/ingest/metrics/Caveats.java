package io.tidemark.ingest.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What limits the metrics of a capture, in sentences for whoever relies on them: streams that had to go, what a log of
 * connections does not tell, timeouts that nobody knows. They travel with the metrics, so that every answer can say them.
 */
public final class Caveats {

    private Caveats() {}

    /**
     * The caveats of one capture under one definition.
     *
     * @param definition what an entry is
     * @param log whose log of connections the capture is, empty where it holds packets
     * @param evicted number of streams that are in no record
     */
    public static List<String> of(SessionDefinition definition, Optional<String> log, long evicted) {
        List<String> caveats = new ArrayList<>();
        if (evicted > 0) {
            caveats.add(String.format(
                    Locale.ROOT,
                    "%,d streams of the capture had to leave the full stream table, those that were no conversation"
                            + " first; they are in no figure, so sizes may come out too small.",
                    evicted));
        }
        log.ifPresent(name -> caveats.add("The connections are taken from " + name
                + ", which lists them when they end: those still open when it was closed are missing, long ones above all,"
                + " so sizes may come out too small. Use a log that is long against its connections."));
        caveats.addAll(definition.caveats(log.isPresent()));
        return List.copyOf(caveats);
    }
}
