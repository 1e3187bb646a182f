package io.tidemark.simulate.answers;

import io.tidemark.simulate.sizing.BusiestHour;
import io.tidemark.simulate.sizing.DeviceChoice;
import io.tidemark.simulate.sizing.MeanLevel;
import io.tidemark.simulate.sizing.NatAddresses;
import io.tidemark.simulate.sizing.PopulationCertainty;
import io.tidemark.simulate.sizing.SizingAnswer;
import java.util.Optional;

/**
 * The answer to a request, with all that belongs to it.
 *
 * @param request what was asked
 * @param answer what to size for
 * @param meanLevel mean level of all users by the captures; none where one of the fits does not know its own
 * @param nat addresses of a NAT gateway, where they were asked for
 * @param devices the choice among the devices of the catalogue, where there is one
 * @param population what people who differ make of it; none where all are taken to be alike, or fits do not know better
 */
public record SizingResult(
        SizingRequest request,
        SizingAnswer answer,
        Optional<MeanLevel> meanLevel,
        Optional<NatAddresses> nat,
        Optional<DeviceChoice> devices,
        Optional<OfPopulation> population) {

    /**
     * What people who differ make of the answer.
     *
     * @param certainty how certain the mean level of their population is
     * @param alike the answer if all were like those captured
     * @param busiestHour the busiest of the hours that are sized for, where hours of the day are told apart
     */
    public record OfPopulation(PopulationCertainty certainty, SizingAnswer alike, Optional<BusiestHour> busiestHour) {}

    /** The answer if all were like those captured: what can be held against what was measured. */
    public SizingAnswer ofThoseCaptured() {
        return population.map(OfPopulation::alike).orElse(answer);
    }

    SizingResult with(Optional<OfPopulation> known) {
        return new SizingResult(request, answer, meanLevel, nat, devices, known);
    }
}
