package io.tidemark.fit.people;

import io.tidemark.fit.mcmc.Target;
import io.tidemark.fit.model.Parameter;
import java.util.List;

/** Parameters of a population. */
public final class Population {

    /** The parameters, in the order of a draw's values. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Parameter("population_rate", "1/s", "lognormal(log(0.3), 1.5)"),
            new Parameter("person_sd", "1", "of person_shape"),
            new Parameter("person_shape", "1", "lognormal(log(2), 0.66)"),
            new Parameter("hours_sd", "1", "lognormal(log(0.9), 0.4)"),
            new Parameter("hours_shape", "1", "of hours_sd and dwell"),
            new Parameter("dwell", "s", "lognormal(log(1200), 0.7)"),
            new Parameter("burst_shape", "1", "lognormal(log(3), 0.7)"),
            new Parameter("held_mean", "s", "lognormal(log(30), 2)"),
            new Parameter("held_slope", "1", "normal(0.4, 0.25)"),
            new Parameter("held_sd", "1", "lognormal(log(0.6), 0.4)"),
            new Parameter("rate_ratio", "1", "of population_rate"),
            new Parameter("level_ratio", "1", "of all above"));

    /** Their names. */
    public static final List<String> NAMES =
            PARAMETERS.stream().map(Parameter::name).toList();

    private Population() {}

    /** The posterior of a population given some of its people, for one thread. */
    public static Target target(PeopleData people) {
        return new PopulationTarget(people);
    }
}
