package io.tidemark.simulate.comparison;

import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.LagShares;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.sizing.EventPath;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws what is compared with a capture, for as many users and seconds as it has: paths of the posterior, and {@linkplain
 * ResampledPath resampled} ones. A capture begins with nothing, as it knows no connection that was open before; so do the paths,
 * unless a history is asked for, but for sessions that a posterior's users hold throughout; resampled paths have none of these. Cost grows with the connections drawn, some 10 ns to 50 ns each; {@value #MOST_PATHS} paths
 * or, of much traffic, as few as {@value #FEWEST_PATHS}.
 */
public final class Comparing {

    static final int MOST_PATHS = 200;
    static final int FEWEST_PATHS = 20;

    /** Connections that are drawn for a set, as far as the fewest paths allow. */
    private static final double MOST_CONNECTIONS = 5e7;

    private final Posterior posterior;
    private final int historySeconds;
    private final SplittableUniformRandomProvider random;

    /**
     * @param posterior the posterior of the fit
     * @param historySeconds seconds of traffic before the first; 0 for none, as a capture begins
     * @param random where the randomness comes from
     */
    public Comparing(Posterior posterior, int historySeconds, SplittableUniformRandomProvider random) {
        this.posterior = posterior;
        this.historySeconds = historySeconds;
        this.random = random;
    }

    /** The three sets of a capture. */
    public ThreeSets of(MeasuredTraffic traffic) {
        int[] measured = traffic.concurrency();
        LevelShares shares = LevelShares.of(measured);
        Drawn predicted = drawn(traffic, this::predicted);
        Drawn resampled = drawn(traffic, (from, generator) -> new ResampledPath(from, historySeconds));
        return new ThreeSets(
                traffic,
                LevelSet.of(measured, new double[] {shares.mean()}, shares),
                predicted.set(),
                resampled.set(),
                Stream.of(LevelStatistic.values())
                        .map(statistic -> LevelCheck.of(statistic, statistic.of(shares), predicted.of(statistic)))
                        .toList());
    }

    /** Paths, and the statistics of each: statistic by path. */
    private record Drawn(LevelSet set, double[][] statistics) {

        double[] of(LevelStatistic statistic) {
            return statistics[statistic.ordinal()];
        }
    }

    /** Makes the way one path is drawn. */
    private interface Kind {
        LevelPath path(MeasuredTraffic traffic, UniformRandomProvider random);
    }

    private LevelPath predicted(MeasuredTraffic traffic, UniformRandomProvider random) {
        int draw = random.nextInt(posterior.draws());
        LevelPath beginning = beginning(draw, traffic);
        return (generator, levels) -> {
            beginning.draw(generator, levels);
            long standing = posterior.standing().sample(draw, traffic.users(), generator);
            Arrays.setAll(levels, second -> levels[second] + standing);
        };
    }

    /** Connections that begin. */
    private LevelPath beginning(int draw, MeasuredTraffic traffic) {
        LagBlocks lags = LagBlocks.over(historySeconds + traffic.seconds());
        double[] shares = LagShares.heldBySecond(posterior.durations(draw), lags, 0);
        if (!(shares[0] > 0)) {
            return (generator, levels) -> Arrays.fill(levels, 0);
        }
        return new EventPath(posterior.arrivals(draw).ofUsers(traffic.users()), shares, historySeconds)::draw;
    }

    private Drawn drawn(MeasuredTraffic traffic, Kind kind) {
        int paths = paths(traffic);
        UniformRandomProvider[] generators = new UniformRandomProvider[paths];
        Arrays.setAll(generators, path -> random.split());
        int[] first = new int[traffic.seconds()];
        double[][] statistics = new double[LevelStatistic.values().length][paths];
        LevelShares all = IntStream.range(0, paths)
                .parallel()
                .mapToObj(path -> {
                    int[] levels = path == 0 ? first : new int[first.length];
                    draw(kind.path(traffic, generators[path]), generators[path], levels);
                    LevelShares shares = LevelShares.of(levels);
                    for (LevelStatistic statistic : LevelStatistic.values()) {
                        statistics[statistic.ordinal()][path] = statistic.of(shares);
                    }
                    return shares;
                })
                .reduce(LevelShares::with)
                .orElseThrow();
        return new Drawn(LevelSet.of(first, statistics[LevelStatistic.MEAN.ordinal()], all), statistics);
    }

    private static void draw(LevelPath path, UniformRandomProvider random, int[] levels) {
        double[] drawn = new double[levels.length];
        path.draw(random, drawn);
        Arrays.setAll(levels, second -> (int) drawn[second]);
    }

    private int paths(MeasuredTraffic traffic) {
        double connections = traffic.meanCount() * ((double) historySeconds + traffic.seconds());
        return (int) Math.max(FEWEST_PATHS, Math.min(MOST_PATHS, MOST_CONNECTIONS / Math.max(connections, 1)));
    }
}
