package io.tidemark.simulate.api;

import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.SizingAnswer;
import java.util.List;

/**
 * Answer of {@code /api/sizing}: what to size for.
 *
 * @param fit the fit it rests on
 * @param users number of users
 * @param certainty probability that demand stays at or below the size
 * @param horizon how long, in ISO-8601 form
 * @param history how long the traffic is taken to have gone on before, in ISO-8601 form; no connection is held longer
 * @param concurrentConnections demand of concurrent connections
 * @param newConnectionsPerSecond demand of new connections per second
 * @param factors what the peaks were multiplied by
 * @param simulation how the peak of concurrent connections was found
 * @param sentence the answer in one sentence
 * @param warnings what to know before relying on it
 */
record SizingDocument(
        String fit,
        int users,
        double certainty,
        String horizon,
        String history,
        SizingAnswer.Demand concurrentConnections,
        SizingAnswer.Demand newConnectionsPerSecond,
        Factors factors,
        SizingAnswer.Simulation simulation,
        String sentence,
        List<String> warnings) {}
