package io.tidemark.fit.people;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/** So many of very many people, at random, that all they did can be looked at. */
final class SomePeople {

    private SomePeople() {}

    /**
     * All of them, or of those who have too much together a random sample: at least one, and as large a share as may be looked at.
     *
     * @param people the people
     * @param size how much one of them has
     * @param most how much may be looked at
     * @param seed of the sample: the same people have the same
     */
    static <P> List<P> of(List<P> people, ToIntFunction<P> size, int most, long seed) {
        int all = people.stream().mapToInt(size).sum();
        if (all <= most) {
            return people;
        }
        List<P> shuffled = new ArrayList<>(people);
        ListSampler.shuffle(RandomSource.L64_X128_MIX.create(seed), shuffled);
        return shuffled.subList(0, Math.max((int) ((long) people.size() * most / all), 1));
    }
}
