package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairHashTest {

    private static final int PAIRS = 200_000;
    private static final int HOME_BITS = 10;

    /**
     * Pairs that share one of 1,024 homes under one key, about 195 of them, are spread under another as if at random: over about
     * 178 homes with a standard deviation of 4. Seeds are fixed; five standard deviations below would come up for one key in a
     * million.
     */
    @Test
    void spreadsUnderAnotherKeyWhatCollidesUnderOne() {
        PairHash one = new PairHash(1);
        List<Long> colliding = new ArrayList<>();
        for (long address = 0; address < PAIRS; address++) {
            if (home(one, address) == 0) {
                colliding.add(address);
            }
        }
        Set<Integer> homes = new HashSet<>();
        PairHash other = new PairHash(2);
        colliding.forEach(address -> homes.add(home(other, address)));
        assertTrue(colliding.size() > 100, colliding.size() + " pairs collide");
        assertTrue(homes.size() > 0.8 * colliding.size(), colliding.size() + " pairs have " + homes.size() + " homes");
    }

    @Test
    void dependsOnEveryWordOfThePair() {
        PairHash hash = new PairHash(1);
        Set<Integer> hashes = new HashSet<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long word = 1L << bit;
            hashes.addAll(List.of(
                    hash.of(word, 0, 0, 0, 0),
                    hash.of(0, word, 0, 0, 0),
                    hash.of(0, 0, word, 0, 0),
                    hash.of(0, 0, 0, word, 0),
                    hash.of(0, 0, 0, 0, word)));
        }
        assertEquals(5 * Long.SIZE, hashes.size());
    }

    private static int home(PairHash hash, long address) {
        return hash.of(0, address, 0, 0x0a000001L, 4L << 32 | 443) >>> Integer.SIZE - HOME_BITS;
    }
}
