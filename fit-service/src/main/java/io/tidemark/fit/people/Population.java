package io.tidemark.fit.people;

import io.tidemark.contracts.HoursOfDay;
import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.mcmc.Target;
import io.tidemark.fit.model.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Gamma;

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
            new Parameter(
                    PopulationParameters.HELD_MEAN,
                    "s",
                    "lognormal(log(30), 2) at " + PopulationParameters.RATE_PRIOR_MEDIAN + " connections a second"),
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

    /** Those of weekends, behind these where they are told apart. */
    public static final List<Parameter> WEEKEND = IntStream.range(0, HoursOfDay.HOURS)
            .mapToObj(hour -> new Parameter(
                    PopulationParameters.weekend(hour),
                    "1",
                    "normal(0, 1) to weekdays; random walk on the circle, tide_sd"))
            .toList();

    /** How many of the parameters, the first, tell how people open connections; counts alone tell of them. */
    static final int OPENED = NAMES.indexOf(PopulationParameters.HELD_MEAN);

    /** Those that follow, of how long people hold connections. */
    public static final List<Parameter> HELD = PARAMETERS.subList(OPENED, OPENED + HeldTarget.SIZE);

    private static final int RATE = NAMES.indexOf(PopulationParameters.RATE);
    private static final int PERSON_SHAPE = NAMES.indexOf(PopulationParameters.PERSON_SHAPE);
    private static final int HOURS_SHAPE = NAMES.indexOf(PopulationParameters.HOURS_SHAPE);

    private Population() {}

    /** The first parameters. */
    public static List<Parameter> opened() {
        return PARAMETERS.subList(0, OPENED);
    }

    /** The posterior of how people hold connections, for one thread; independent of how they open them. */
    public static Target held(PeopleData people) {
        return new HeldTarget(people.persons());
    }

    /** Parameters of the tide that these people share, where their captures tell hours of the day apart. */
    public static List<Parameter> parametersOfTide(PeopleData people) {
        return weekendsAreApart(people)
                ? Stream.concat(TIDE.stream(), WEEKEND.stream()).toList()
                : TIDE;
    }

    /** Whether weekends are told apart from weekdays. */
    public static boolean weekendsAreApart(PeopleData people) {
        return people.hours().filter(hours -> hours.length > HoursOfDay.HOURS).isPresent();
    }

    /**
     * A draw of how people open connections on weekdays, and not in all hours captured.
     *
     * @param opened a draw of how they do at all hours
     * @param tide a draw of the tide with weekends apart
     */
    public static double[] onWeekdays(double[] opened, double[] tide, PeopleData people) {
        double[] seconds = people.hours().orElseThrow();
        double all = IntStream.range(0, seconds.length)
                .mapToDouble(hour -> seconds[hour] * tide[1 + hour])
                .sum();
        double[] draw = opened.clone();
        draw[RATE] *= Arrays.stream(seconds).sum() / all;
        return draw;
    }

    /**
     * The posterior of the tide that these people share, for one thread.
     *
     * @throws java.util.NoSuchElementException where their captures do not tell hours of the day apart
     */
    public static Target tide(PeopleData people) {
        return new TideTarget(people);
    }

    /**
     * All parameters of a draw.
     *
     * @param opened a draw of how people open connections, whatever follows behind the parameters
     * @param held a draw of {@link #held}
     * @param people those captured
     */
    public static double[] draw(double[] opened, double[] held, PeopleData people) {
        double rate = opened[RATE];
        double slope = held[1];
        double heldMean = held[0] * Math.pow(rate / PopulationParameters.RATE_PRIOR_MEDIAN, -slope);
        double shape = 1 / (1 / opened[PERSON_SHAPE] + 1 / opened[HOURS_SHAPE]);
        double level = rate * meanPower(shape, 1 - slope) * heldMean * Math.exp(0.5 * held[2] * held[2]);
        double[] draw = Arrays.copyOf(opened, PARAMETERS.size());
        draw[OPENED] = heldMean;
        draw[OPENED + 1] = slope;
        draw[OPENED + 2] = held[2];
        draw[OPENED + 3] = rate / people.rate();
        draw[OPENED + 4] = people.level() > 0 ? level / people.level() : rate / people.rate();
        return draw;
    }

    /** E X^p of X ~ Gamma(shape, shape): of a person's factor and hours together, whose variance it has. */
    private static double meanPower(double shape, double p) {
        return Math.exp(Gamma.logGamma(shape + p) - Gamma.logGamma(shape) - p * Math.log(shape));
    }
}
