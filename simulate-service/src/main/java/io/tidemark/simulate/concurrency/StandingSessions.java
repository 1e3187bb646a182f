package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.Families;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Sessions that users hold throughout, Poisson of a mean that each draw has, beside connections that begin, of which none is then held
 * for longer than what those sessions were seen to outlast.
 */
public final class StandingSessions {

    private static final StandingSessions NONE = new StandingSessions(new double[0], Double.POSITIVE_INFINITY);

    private final double[] ofOneUser;
    private final double longestSeconds;

    private StandingSessions(double[] ofOneUser, double longestSeconds) {
        this.ofOneUser = ofOneUser;
        this.longestSeconds = longestSeconds;
    }

    /** Those of the draws; none where there is no such parameter. */
    static StandingSessions of(DrawTable draws) {
        List<DrawTable.Element> elements = draws.elements("", Families.TABLE.standing());
        return elements.isEmpty()
                ? NONE
                : new StandingSessions(elements.get(0).draws(), elements.get(0).index(0));
    }

    /** Those of users who hold so many times as many under each draw. */
    StandingSessions times(double[] ratios) {
        return isNone()
                ? this
                : new StandingSessions(
                        IntStream.range(0, ofOneUser.length)
                                .mapToDouble(draw -> ofOneUser[draw] * ratios[draw])
                                .toArray(),
                        longestSeconds);
    }

    /** Mean number of one user's under a draw, counted from 0. */
    public double mean(int draw) {
        return isNone() ? 0 : ofOneUser[draw];
    }

    /** So many users' at random, under a draw; takes nothing of the randomness where there are none. */
    public long sample(int draw, int users, UniformRandomProvider random) {
        return isNone() ? 0 : new PoissonDraws(random).sample(users * mean(draw));
    }

    /** A law of durations beside them. */
    DurationLaw cut(DurationLaw durations) {
        return isNone() ? durations : new CutDurations(durations, longestSeconds);
    }

    /** What so many users hold, of which their connections that begin are a part. */
    IntFunction<GeneratingFunction> with(int draw, IntFunction<GeneratingFunction> beginning) {
        return isNone()
                ? beginning
                : users -> new ProductGeneratingFunction(new GeneratingFunction[] {
                    beginning.apply(users), new PoissonGeneratingFunction(users * mean(draw))
                });
    }

    private boolean isNone() {
        return ofOneUser.length == 0;
    }
}
