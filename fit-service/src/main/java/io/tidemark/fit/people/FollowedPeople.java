package io.tidemark.fit.people;

import io.tidemark.fit.mcmc.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The people whose own posterior is told: all that captures tell of, or of very many a random sample. Sampling a population with them draws the same
 * values as without.
 */
public final class FollowedPeople {

    /** The most people who are followed. */
    static final int MOST = 1_000;

    /** Of longer fits fewer are, so that their rates take no more room than this: 32 MB. */
    static final int MOST_VALUES = 4_000_000;

    /** Seed of the sample of people: the same captures have the same. */
    private static final long SEED = 20_261_130L;

    private final PeopleData data;
    private final int[] places;

    private FollowedPeople(PeopleData data, int[] places) {
        this.data = data;
        this.places = places;
    }

    /**
     * Those to follow.
     *
     * @param data what is known of people
     * @param draws number of draws that will be summarised
     */
    public static FollowedPeople of(PeopleData data, long draws) {
        int known = data.persons().size();
        int most = (int) Math.min(Math.min(known, MOST), Math.max(MOST_VALUES / draws, 1));
        List<Integer> all = new ArrayList<>(IntStream.range(0, known).boxed().toList());
        if (most < known) ListSampler.shuffle(RandomSource.L64_X128_MIX.create(SEED), all);
        return new FollowedPeople(
                data,
                all.subList(0, most).stream().mapToInt(place -> place).sorted().toArray());
    }

    /** The posterior of the population, for one thread; its draws have the rates of those who are followed behind the parameters. */
    public Target target() {
        return new PersonRates(Population.target(data), places);
    }

    /** Draws of {@link #target}, chain by draw by value, without the rates. */
    public double[][][] ofPopulation(double[][][] draws) {
        return Arrays.stream(draws)
                .map(chain -> Arrays.stream(chain)
                        .map(draw -> Arrays.copyOf(draw, draw.length - places.length))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /**
     * What draws of {@link #target} say of people.
     *
     * @param seed of what a draw leaves open
     */
    public PeoplePosterior posterior(double[][][] draws, long seed) {
        double[][] all = Arrays.stream(draws).flatMap(Arrays::stream).toArray(double[][]::new);
        return PeoplePosterior.of(
                Arrays.stream(places).mapToObj(data.persons()::get).toList(),
                all,
                all[0].length - places.length,
                RandomSource.L64_X128_MIX.create(seed));
    }
}
