package io.tidemark.simulate.api;

import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.SizingAnswer;
import java.util.List;

/**
 * Answer of {@code /api/sizing}: what to size for.
 *
 * @param fit the fit it rests on; null where there are several
 * @param users number of users of all classes together
 * @param classes the users by the fit they are like
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
        List<UserClass> classes,
        double certainty,
        String horizon,
        String history,
        SizingAnswer.Demand concurrentConnections,
        SizingAnswer.Demand newConnectionsPerSecond,
        Factors factors,
        SizingAnswer.Simulation simulation,
        String sentence,
        List<String> warnings) {

    /**
     * Users like those of a fit.
     *
     * @param fit the fit
     * @param users how many
     */
    record UserClass(String fit, int users) {}
}
