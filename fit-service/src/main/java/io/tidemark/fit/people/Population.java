package io.tidemark.fit.people;

import io.tidemark.contracts.HoursOfDay;
import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.mcmc.Target;
import io.tidemark.fit.model.Parameter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parameters of a population. */
public final class Population {

    /** The parameters, in the order of a draw's values. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    PopulationParameters.RATE,
                    "1/s",
                    "lognormal(log(" + PopulationParameters.RATE_PRIOR_MEDIAN + "), "
                            + PopulationParameters.RATE_PRIOR_SD + ")"),
            new Parameter(PopulationParameters.PERSON_SD, "1", "of person_shape"),
            new Parameter(PopulationParameters.PERSON_SHAPE, "1", "lognormal(log(2), 0.66)"),
            new Parameter(PopulationParameters.HOURS_SD, "1", "lognormal(log(0.9), 0.4)"),
            new Parameter(PopulationParameters.HOURS_SHAPE, "1", "of hours_sd and dwell"),
            new Parameter(PopulationParameters.DWELL, "s", "lognormal(log(1200), 0.7)"),
            new Parameter(PopulationParameters.BURST_SHAPE, "1", "lognormal(log(3), 0.7)"),
            new Parameter(PopulationParameters.HELD_MEAN, "s", "lognormal(log(30), 2)"),
            new Parameter(PopulationParameters.HELD_SLOPE, "1", "1 - lognormal(log(0.35), 0.5)"),
            new Parameter(PopulationParameters.HELD_SD, "1", "lognormal(log(0.65), 0.3)"),
            new Parameter(PopulationParameters.RATE_RATIO, "1", "of population_rate"),
            new Parameter(PopulationParameters.LEVEL_RATIO, "1", "of all above"));

    /** Their names. */
    public static final List<String> NAMES =
            PARAMETERS.stream().map(Parameter::name).toList();

    /** Those of the tide, in the same order, which come behind where captures tell hours of the day apart. */
    public static final List<Parameter> TIDE = Stream.concat(
                    Stream.of(new Parameter(PopulationParameters.TIDE_SD, "1", "lognormal(log(0.4), 0.5)")),
                    IntStream.range(0, HoursOfDay.HOURS)
                            .mapToObj(hour -> new Parameter(
                                    PopulationParameters.tide(hour), "1", "random walk on the circle, tide_sd")))
            .toList();

    private Population() {}

    /** The posterior of a population given some of its people, for one thread. */
    public static Target target(PeopleData people) {
        return new CentredPopulation(people);
    }

    /**
     * The posterior of the tide that these people share, for one thread.
     *
     * @throws java.util.NoSuchElementException where their captures do not tell hours of the day apart
     */
    public static Target tide(PeopleData people) {
        return new TideTarget(people);
    }
}
