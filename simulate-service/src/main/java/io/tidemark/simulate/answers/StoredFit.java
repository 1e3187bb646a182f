package io.tidemark.simulate.answers;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.MeanLevel;
import java.util.List;
import java.util.Optional;

/**
 * A fit as fit-service has published it.
 *
 * @param id the fit
 * @param status how far it has come: {@code queued}, {@code running}, {@code done} or {@code failed}
 * @param model name of the model
 * @param parameters names of the parameters, in the order of the draws' columns; none before it is done
 * @param draws number of draws of all chains together, once it is done
 * @param captures ids of the captures it rests on
 * @param team the team that they belong to, where they belong to one
 * @param evidence what is known of them, in the same order
 * @param meanLevel the mean level of one user of them, where it is known
 */
public record StoredFit(
        String id,
        String status,
        String model,
        List<String> parameters,
        int draws,
        List<String> captures,
        Optional<String> team,
        Evidence evidence,
        Optional<MeanLevel> meanLevel) {

    private static final String DONE = "done";
    private static final String FAILED = "failed";

    /** The fewest seconds that have two halves. */
    private static final int MIN_SECONDS_OF_HALVES = 2;

    /** Whether the fit was sampled and its diagnostics pass. */
    public boolean isDone() {
        return status.equals(DONE);
    }

    /** Whether it could not be sampled, or its diagnostics do not pass. */
    public boolean hasFailed() {
        return status.equals(FAILED);
    }

    /** Whether it was sampled, with or without success. */
    public boolean hasEnded() {
        return isDone() || hasFailed();
    }

    /** Whether its draws say how people differ. */
    public boolean knowsPeople() {
        return parameters.contains(PopulationParameters.LEVEL_RATIO);
    }

    /** Whether its hours, and its population, are of weekdays. */
    public boolean tellsWeekendsApart() {
        return parameters.contains(PopulationParameters.weekend(0));
    }

    /** Whether one of its captures is long enough to be halved. */
    public boolean canBeHalved() {
        return evidence.longestSeconds() >= MIN_SECONDS_OF_HALVES;
    }
}
