package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.PopulationParameters;
import java.util.Optional;

/**
 * The population that users come from, draw by draw: how people differ, and what its people have on average to what those captured had.
 *
 * @param personSd standard deviation of the logarithm of people's factors
 * @param personShape shape of these factors
 * @param hoursSd standard deviation of the logarithm of a person's half hours
 * @param hoursShape shape of what a person of factor 1 does at a time
 * @param dwell seconds for which that is kept, on average
 * @param heldSd standard deviation of the logarithm of the time for which people hold connections
 * @param rateRatio new connections of a person to those of a person captured
 * @param levelRatio the same of connections held
 */
public record Population(
        double[] personSd,
        double[] personShape,
        double[] hoursSd,
        double[] hoursShape,
        double[] dwell,
        double[] heldSd,
        double[] rateRatio,
        double[] levelRatio) {

    /** That of the draws, where they say it. */
    static Optional<Population> of(DrawTable draws) {
        if (!draws.has(PopulationParameters.LEVEL_RATIO)) {
            return Optional.empty();
        }
        return Optional.of(new Population(
                draws.column(PopulationParameters.PERSON_SD),
                draws.column(PopulationParameters.PERSON_SHAPE),
                draws.column(PopulationParameters.HOURS_SD),
                draws.column(PopulationParameters.HOURS_SHAPE),
                draws.column(PopulationParameters.DWELL),
                draws.column(PopulationParameters.HELD_SD),
                draws.column(PopulationParameters.RATE_RATIO),
                draws.column(PopulationParameters.LEVEL_RATIO)));
    }

    ArrivalLaw arrivals(int draw, ArrivalLaw ofUser) {
        return new PeopleArrivals(ofUser, differing(draw), rateRatio[draw], 1);
    }

    ArrivalLaw arrivalsHeld(int draw, ArrivalLaw ofUser) {
        return new PeopleArrivals(ofUser, differing(draw), levelRatio[draw], 1);
    }

    private PeopleDiffering differing(int draw) {
        return new PeopleDiffering(personShape[draw], hoursShape[draw], dwell[draw]);
    }
}
