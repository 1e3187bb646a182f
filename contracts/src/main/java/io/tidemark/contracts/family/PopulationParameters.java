package io.tidemark.contracts.family;

/** Names of the parameters of a population: columns of draws beside those of a model, where captures tell of people. */
public final class PopulationParameters {

    /** New connections of a person in a second, the mean over people and hours. */
    public static final String RATE = "population_rate";

    /** Median of the prior of {@link #RATE}, which is lognormal. */
    public static final double RATE_PRIOR_MEDIAN = 0.3;

    /** Standard deviation of its logarithm. */
    public static final double RATE_PRIOR_SD = 1.5;

    /** Standard deviation of the logarithm of people's factors. */
    public static final String PERSON_SD = "person_sd";

    /** Shape k of the factors, {@code Gamma(k, k)}. */
    public static final String PERSON_SHAPE = "person_shape";

    /** Standard deviation of the logarithm of a half hour's mean. */
    public static final String HOURS_SD = "hours_sd";

    /** Shape h of what a person of factor 1 does at a time. */
    public static final String HOURS_SHAPE = "hours_shape";

    /** Mean time in seconds for which a person keeps doing what they do. */
    public static final String DWELL = "dwell";

    /** Shape of the connections of five minutes, given what a person does. */
    public static final String BURST_SHAPE = "burst_shape";

    /** Median time in seconds for which a person of factor 1 holds connections. */
    public static final String HELD_MEAN = "held_mean";

    /** By what power of the factor people hold connections for less time, the more they open. */
    public static final String HELD_SLOPE = "held_slope";

    /** Standard deviation of the logarithm of the time held, over people. */
    public static final String HELD_SD = "held_sd";

    /** New connections of a person to those of a person captured. */
    public static final String RATE_RATIO = "rate_ratio";

    /** Connections that a person holds to those of a person captured. */
    public static final String LEVEL_RATIO = "level_ratio";

    /** Standard deviation of the step between the logarithms of neighbouring hours of the day. */
    public static final String TIDE_SD = "tide_sd";

    /** New connections of an hour of the day, to those of the mean hour captured; there only where captures cover enough of a day. */
    public static final String TIDE = "tide[h]";

    /** The same of weekends, to the mean hour of weekdays captured; there only where both are told apart. {@link #TIDE} and all else is of weekdays then. */
    public static final String WEEKEND = "weekend[h]";

    private PopulationParameters() {}

    /** The name in draws of {@link #TIDE} at an hour, from 0. */
    public static String tide(int hour) {
        return TIDE.replace("[h]", "[" + hour + "]");
    }

    /** The name in draws of {@link #WEEKEND} at an hour, from 0. */
    public static String weekend(int hour) {
        return WEEKEND.replace("[h]", "[" + hour + "]");
    }
}
