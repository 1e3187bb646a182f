package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Arrivals of people who {@linkplain PeopleDiffering differ}: given what they all do at a time, they have what so many users like those captured have.
 *
 * @param ofUser arrivals of a user like those captured
 * @param people how people differ
 * @param ratio what a person of the population has on average to what such a user has
 * @param tide how that goes with the hours of the day
 * @param users number of people
 */
record PeopleArrivals(ArrivalLaw ofUser, PeopleDiffering people, double ratio, Tide tide, int users)
        implements ArrivalLaw {

    /** What people do is looked at so many times while it is kept. */
    private static final int LOOKS_OF_A_DWELL = 8;

    /** A longer horizon repeats what people did. */
    private static final int MOST_LOOKS = 2_000;

    private static final int MOST_LEVELS = 24;

    /** A step of a path, as a share of the mean time for which connections are seen. */
    private static final double STEP = 0.1;

    /** Where hours differ, a step is no longer than so many seconds. */
    private static final double LONGEST_STEP = 600;

    /** Arrivals at hours that are all alike. */
    PeopleArrivals(ArrivalLaw ofUser, PeopleDiffering people, double ratio, int users) {
        this(ofUser, people, ratio, Tide.LEVEL, users);
    }

    @Override
    public PeopleArrivals at(HourOfDay hour) {
        return new PeopleArrivals(
                ofUser, people, ratio, hour == HourOfDay.MEAN ? Tide.LEVEL : tide.atItsHeight(), users);
    }

    @Override
    public PeopleArrivals ofUsers(int times) {
        return new PeopleArrivals(ofUser, people, ratio, tide, Math.multiplyExact(users, times));
    }

    @Override
    public PeopleArrivals thinned(double keep) {
        return new PeopleArrivals(ofUser.thinned(keep), people, ratio, tide, users);
    }

    @Override
    public double mean() {
        return users * ratio * ofUser.mean();
    }

    @Override
    public GeneratingFunction counted(LagShares shares) {
        return countedOfUsers(shares).apply(1);
    }

    @Override
    public IntFunction<GeneratingFunction> countedOfUsers(LagShares shares) {
        GeneratingFunction one = ofUser.counted(shares);
        PeopleDiffering over = people.over(shares);
        double counted = ratio * tide.counted(shares);
        return times -> new PeopleGeneratingFunction(over, counted, one, Math.multiplyExact(users, times));
    }

    /** Given what people do, which is drawn, seconds are independent; times at which they do nearly as much are put together. */
    @Override
    public LongToDoubleFunction peakAtMost(int seconds, UniformRandomProvider random) {
        GeneratingFunction one = ofUser.counted(LagShares.newOnly());
        double size = PeopleGeneratingFunction.size(one.mean(), one.variance());
        double[] does = does(seconds, random);
        Arrays.sort(does);
        int levels = Math.min(does.length, MOST_LEVELS);
        double[] shapes = new double[levels];
        double[] secondsAt = new double[levels];
        for (int level = 0; level < levels; level++) {
            int from = from(level, levels, does.length);
            int to = from(level + 1, levels, does.length);
            secondsAt[level] = (double) seconds * (to - from) / does.length;
            shapes[level] =
                    ratio * size * Arrays.stream(does, from, to).average().orElse(0);
        }
        double rate = size / one.mean();
        return n -> n < 0 ? 0 : Math.exp(logAtMost(n, shapes, rate, secondsAt));
    }

    /** Levels are the finer, the more people do: the last is of the largest value alone, and every one before of a growing number. */
    private static int from(int level, int levels, int values) {
        return (int) Math.round(values * (1 - Math.pow(1 - (double) level / levels, 3)));
    }

    private static double logAtMost(long n, double[] shapes, double rate, double[] secondsAt) {
        double log = 0;
        for (int level = shapes.length - 1; level >= 0; level--) {
            if (secondsAt[level] > 0 && shapes[level] > 0) {
                double above = NegativeBinomialTail.above(shapes[level], rate, n);
                log += secondsAt[level] * Math.log1p(-Math.min(above, 1));
            }
        }
        return log;
    }

    private double[] does(int seconds, UniformRandomProvider random) {
        double look = Math.max(people.dwell() / LOOKS_OF_A_DWELL, 1);
        double[] does = new double[(int) Math.min(Math.ceil(seconds / look), MOST_LOOKS)];
        PeopleHours hours = new PeopleHours(people, users, random);
        for (int i = 0; i < does.length; i++) {
            does[i] = hours.now() * tide.at(i * look);
            hours.pass(look);
        }
        return does;
    }

    @Override
    public CountSampler counts(UniformRandomProvider random) {
        GeneratingFunction one = ofUser.counted(LagShares.newOnly());
        return new PeopleSampler(
                this, 1, one.mean(), PeopleGeneratingFunction.size(one.mean(), one.variance()), 0, random);
    }

    @Override
    public int pathStep(double secondsSeen) {
        double step = Math.min(STEP * secondsSeen, people.dwell() / LOOKS_OF_A_DWELL);
        return (int) Math.max(tide.isLevel() ? step : Math.min(step, LONGEST_STEP), 1);
    }

    /** Counts of steps, with bursts of a size that gives the level of a user its variance. */
    @Override
    public Arriving inSteps(int seconds, DurationLaw durations, LagBlocks blocks) {
        LagShares shares = LagShares.held(durations, blocks);
        GeneratingFunction level = ofUser.counted(shares);
        double mean = ofUser.mean();
        double excess = Math.max(level.variance() - level.mean(), 0);
        double size = shares.sumOfSquares() > 0 && excess > 0
                ? mean * mean * shares.sumOfSquares() / excess
                : PeopleGeneratingFunction.size(mean, mean);
        return new Steps(this, seconds, seconds * mean, seconds * size);
    }

    /** Looks of what people do while a step passes. */
    int lookSteps(int stepSeconds) {
        return (int) Math.max(people.dwell() / LOOKS_OF_A_DWELL / stepSeconds, 1);
    }

    /**
     * @param seconds of a step
     * @param meanOfUser mean count of a user's step
     * @param size r of it
     */
    private record Steps(PeopleArrivals arrivals, int seconds, double meanOfUser, double size) implements Arriving {

        @Override
        public Arriving thinned(double keep) {
            return new Steps(arrivals, seconds, keep * meanOfUser, size);
        }

        @Override
        public double mean() {
            return arrivals.users() * arrivals.ratio() * meanOfUser;
        }

        @Override
        public CountSampler counts(UniformRandomProvider random) {
            return counts(0, random);
        }

        @Override
        public CountSampler counts(int stepsBefore, UniformRandomProvider random) {
            return new PeopleSampler(arrivals, seconds, meanOfUser, size, stepsBefore, random);
        }
    }
}
