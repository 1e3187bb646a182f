package io.tidemark.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvenDrawsTest {

    @Test
    void keepsEveryFourthInTheOrderOfAValueAndWholeDraws() {
        Random random = new Random(1);
        double[][][] draws = new double[2][12][];
        for (double[][] chain : draws) {
            Arrays.setAll(chain, i -> {
                double value = random.nextGaussian();
                return new double[] {2 * value, value};
            });
        }
        double[][][] kept = EvenDraws.of(draws, 4, 1, 7);
        assertEquals(2, kept.length);
        assertEquals(3, kept[0].length);
        double[] all = Arrays.stream(draws)
                .flatMap(Arrays::stream)
                .mapToDouble(draw -> draw[1])
                .sorted()
                .toArray();
        double[] left = Arrays.stream(kept)
                .flatMap(Arrays::stream)
                .peek(draw -> assertEquals(2 * draw[1], draw[0]))
                .mapToDouble(draw -> draw[1])
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 6).mapToDouble(i -> all[4 * i + 2]).toArray(), left);
        assertArrayEquals(kept[0][0], EvenDraws.of(draws, 4, 1, 7)[0][0], "the same seed keeps the same");
        double[] inOrder = Arrays.stream(kept)
                .flatMap(Arrays::stream)
                .mapToDouble(draw -> draw[1])
                .toArray();
        assertFalse(Arrays.equals(inOrder, left), "not in that order: draws of a model are beside them");
    }
}
