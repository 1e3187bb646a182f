package io.tidemark.simulate.concurrency;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The law of concurrency of several classes of users together, who behave independently of each other: under a draw its
 * generating function is the product of theirs. A draw of the mix is one draw of each class's posterior. Posteriors of different
 * fits know nothing of each other, so that their draws are paired at random, by permutations that depend on the place of
 * the class alone; the first class keeps its order, and one of fewer draws goes through them again. Users of one fit must be one
 * class, for they share its parameters.
 */
public final class MixedLaw {

    private static final int MINUTE_SECONDS = 60;

    private final List<UserClass> classes;
    private final int[][] paired;

    /**
     * Users who behave alike.
     *
     * @param law the law of their kind
     * @param users how many there are
     */
    public record UserClass(ConcurrencyLaw law, int users) {

        public UserClass {
            if (users < 1) {
                throw new IllegalArgumentException("users of a class: expected 1 or more, got " + users);
            }
        }
    }

    private MixedLaw(List<UserClass> classes, int[][] paired) {
        this.classes = classes;
        this.paired = paired;
    }

    /** The law of a single class. */
    public static MixedLaw of(ConcurrencyLaw law, int users) {
        return of(List.of(new UserClass(law, users)));
    }

    /** The law of classes of different fits, over one history. */
    public static MixedLaw of(List<UserClass> classes) {
        if (classes.stream()
                        .mapToInt(each -> each.law().blocks().historySeconds())
                        .distinct()
                        .count()
                != 1) {
            throw new IllegalArgumentException("classes: expected one or more over one history, got " + classes);
        }
        int draws = classes.stream().mapToInt(each -> each.law().draws()).max().orElseThrow();
        int[][] paired = new int[classes.size()][];
        for (int i = 0; i < paired.length; i++) {
            int ofClass = classes.get(i).law().draws();
            int[] order = PermutationSampler.natural(draws);
            if (i > 0) {
                PermutationSampler.shuffle(RandomSource.L64_X128_MIX.create((long) i), order);
            }
            paired[i] = IntStream.of(order).map(draw -> draw % ofClass).toArray();
        }
        return new MixedLaw(List.copyOf(classes), paired);
    }

    /** Concurrent connections of all users. */
    public PredictiveLaw concurrentConnections() {
        return new PredictiveMixture(draws(), this::held).law();
    }

    /** New connections of all users in a second. */
    public PredictiveLaw newConnectionsPerSecond() {
        return new PredictiveMixture(draws(), this::newOnly).law();
    }

    /** New connections of all users in a second of the mean hour captured, on average, by draw. */
    public double[] newConnectionsOfMeanHour() {
        return IntStream.range(0, draws())
                .mapToDouble(draw -> product(i ->
                                arrivals(i, draw).at(ArrivalLaw.HourOfDay.MEAN).counted(LagShares.newOnly()))
                        .mean())
                .toArray();
    }

    /** Connections of all users that end in a minute of the busiest hour. */
    public PredictiveLaw connectionsEndedPerMinute() {
        LagBlocks minute = LagBlocks.over(MINUTE_SECONDS, blocks().historySeconds());
        return new PredictiveMixture(draws(), draw -> endedPerMinute(draw, minute)).law();
    }

    /** Mean and standard deviation of concurrency by draw. */
    public LevelMoments concurrencyMoments() {
        return LevelMoments.of(draws(), this::held);
    }

    /** Mean and standard deviation of the new connections of a second by draw. */
    public LevelMoments newConnectionsMoments() {
        return LevelMoments.of(draws(), this::newOnly);
    }

    private GeneratingFunction held(int draw) {
        return product(i -> classes.get(i)
                .law()
                .generatingFunction(paired[i][draw], classes.get(i).users()));
    }

    private GeneratingFunction newOnly(int draw) {
        return product(i -> arrivals(i, draw).counted(LagShares.newOnly()));
    }

    private GeneratingFunction endedPerMinute(int draw, LagBlocks minute) {
        return product(i -> arrivals(i, draw)
                .at(ArrivalLaw.HourOfDay.BUSIEST)
                .counted(LagShares.endedWithin(MINUTE_SECONDS, durations(i, draw), minute)));
    }

    private GeneratingFunction product(IntFunction<GeneratingFunction> ofClass) {
        return classes.size() == 1
                ? ofClass.apply(0)
                : new ProductGeneratingFunction(IntStream.range(0, classes.size())
                        .mapToObj(ofClass::apply)
                        .toArray(GeneratingFunction[]::new));
    }

    /** The classes, in order. */
    public List<UserClass> classes() {
        return classes;
    }

    /** Number of draws. */
    public int draws() {
        return paired[0].length;
    }

    /** The seconds back in time that the law looks at. */
    public LagBlocks blocks() {
        return classes.get(0).law().blocks();
    }

    /** Arrivals of all users of a class, counted from 0, under a draw. */
    public ArrivalLaw arrivals(int ofClass, int draw) {
        return classes.get(ofClass)
                .law()
                .arrivals(paired[ofClass][draw], classes.get(ofClass).users());
    }

    /** The arrivals of all users of a class, counted from 0, as far as what they hold is asked for. */
    public ArrivalLaw arrivalsHeld(int ofClass, int draw) {
        return classes.get(ofClass)
                .law()
                .arrivalsHeld(paired[ofClass][draw], classes.get(ofClass).users());
    }

    /** Sessions that all users hold throughout, at random under a draw. */
    public long standing(int draw, UniformRandomProvider random) {
        long standing = 0;
        for (int i = 0; i < paired.length; i++) {
            UserClass each = classes.get(i);
            standing += each.law().standing().sample(paired[i][draw], each.users(), random);
        }
        return standing;
    }

    /** Durations of a class under a draw. */
    public DurationLaw durations(int ofClass, int draw) {
        return classes.get(ofClass).law().durations(paired[ofClass][draw]);
    }
}
