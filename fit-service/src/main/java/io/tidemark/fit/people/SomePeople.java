package io.tidemark.fit.people;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * So many of very many people, at random, that all they did can be looked at.
 *
 * @param some these
 * @param others all others, in random order
 */
record SomePeople<P>(List<P> some, List<P> others) {

    /**
     * All of them, or of those who have too much together a random sample: at least one, and as large a share as may be looked at.
     *
     * @param people the people
     * @param size how much one of them has
     * @param most how much may be looked at
     * @param seed of the sample: the same people have the same
     */
    static <P> SomePeople<P> of(List<P> people, ToIntFunction<P> size, int most, long seed) {
        int all = people.stream().mapToInt(size).sum();
        if (all <= most) {
            return new SomePeople<>(people, List.of());
        }
        List<P> shuffled = new ArrayList<>(people);
        ListSampler.shuffle(RandomSource.L64_X128_MIX.create(seed), shuffled);
        int sample = Math.max((int) ((long) people.size() * most / all), 1);
        return new SomePeople<>(shuffled.subList(0, sample), shuffled.subList(sample, people.size()));
    }
}
