package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EndpointPairsTest {

    private static final int ROWS = 200;
    private static final int PAIRS = 300;

    /** Any order of finding, putting and removing gives what a map of the library gives, the same pair twice in a row included. */
    @Test
    void findsWhatAMapWouldFind() {
        SplittableRandom random = new SplittableRandom(11);
        StreamKeys keys = new StreamKeys();
        keys.resize(ROWS);
        EndpointPairs pairs = new EndpointPairs(keys, new PairHash(random.nextLong()));
        Map<Integer, Integer> rowOfPair = new HashMap<>();
        Map<Integer, Integer> pairOfRow = new HashMap<>();
        for (int step = 0; step < 100_000; step++) {
            int pair = random.nextInt(PAIRS);
            assertEquals(
                    rowOfPair.getOrDefault(pair, EndpointPairs.NONE), pairs.find(key(pair)), "before step " + step);
            if (random.nextInt(4) == 0) {
                int row = random.nextInt(ROWS);
                if (pairOfRow.containsKey(row)) {
                    pairs.remove(row);
                    rowOfPair.remove(pairOfRow.remove(row), row);
                } else {
                    keys.set(row, key(pair));
                    pairs.put(key(pair), row);
                    rowOfPair.put(pair, row);
                    pairOfRow.put(row, pair);
                }
            }
            assertEquals(rowOfPair.getOrDefault(pair, EndpointPairs.NONE), pairs.find(key(pair)), "after step " + step);
        }
    }

    private static StreamKey key(int pair) {
        StreamKey key = new StreamKey();
        key.firstLow = pair;
        return key;
    }
}
