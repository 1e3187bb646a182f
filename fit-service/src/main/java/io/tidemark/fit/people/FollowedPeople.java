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

    /** Of long fits fewer are followed, so that their rates take no more room than this: 32 MB. */
    static final int MOST_VALUES = 4_000_000;

    /** Seed of the sample of people: the same captures have the same. */
    private static final long SEED = 20_261_130L;

    private final List<PersonCounts> counts;
    private final int[] places;

    private FollowedPeople(List<PersonCounts> counts, int[] places) {
        this.counts = counts;
        this.places = places;
    }

    /**
     * Those to follow.
     *
     * @param data what is known of people
     * @param draws number of draws that will be summarised
     */
    public static FollowedPeople of(PeopleData data, long draws) {
        List<PersonCounts> counts = data.counts();
        int known = data.looked().size();
        int most = (int) Math.min(known, Math.max(MOST_VALUES / draws, 1));
        List<Integer> all = new ArrayList<>(IntStream.range(0, known).boxed().toList());
        if (most < known) ListSampler.shuffle(RandomSource.L64_X128_MIX.create(SEED), all);
        return new FollowedPeople(
                counts,
                all.subList(0, most).stream().mapToInt(place -> place).sorted().toArray());
    }

    /** The posterior of how people open connections, for one thread; its draws have the rates of those who are followed behind the parameters. */
    public Target target() {
        return new StandardisedPopulation(counts, places);
    }

    /**
     * What draws say of people.
     *
     * @param data people with these counts
     * @param population draws of all parameters of the population
     * @param opened draws of {@link #target}, one beside each of these
     * @param seed of what a draw leaves open
     */
    public PeoplePosterior posterior(PeopleData data, double[][] population, double[][] opened, long seed) {
        return PeoplePosterior.of(
                Arrays.stream(places).mapToObj(data.looked()::get).toList(),
                population,
                opened,
                RandomSource.L64_X128_MIX.create(seed));
    }
}
