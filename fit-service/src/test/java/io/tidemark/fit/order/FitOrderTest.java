package io.tidemark.fit.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.fit.mcmc.SamplerSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitOrderTest {

    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);

    @Test
    void modelKeyNamesCapturesDefinitionAndModel() {
        assertEquals(A + "+" + B + "/wire/nb+gamma", order(List.of(B, A), 1).modelKey());
    }

    /** Expected value: {@code printf '<modelKey>\n4\n1000\n1000\n1' | sha256sum | cut -c1-32}. */
    @Test
    void idIsTheDigestOfWhatIsAsked() {
        assertEquals("1bd447ba9b3d2320e6baa5aa5d8993a5", order(List.of(A), 1).fitId());
        assertEquals(
                "fcb104c49fea19a1fd6210aaa8a94455",
                order(List.of(A), 1).ofFirstHalf().fitId());
    }

    @Test
    void sameCapturesInAnotherOrderAreTheSameFit() {
        assertEquals(order(List.of(A, B), 1).fitId(), order(List.of(B, A), 1).fitId());
    }

    @Test
    void anotherSeedIsAnotherFit() {
        assertNotEquals(order(List.of(A), 1).fitId(), order(List.of(A), 2).fitId());
    }

    @Test
    void wholeOfTheFirstHalfIsTheOrderItself() {
        FitOrder order = order(List.of(A), 1);
        assertEquals(order, order.ofFirstHalf().ofWhole());
    }

    @Test
    void refusesACaptureTwice() {
        assertThrows(IllegalArgumentException.class, () -> order(List.of(A, A), 1));
    }

    /** 200 of all chains together, where they can be had evenly. */
    @ParameterizedTest
    @CsvSource({"4, 1000, 20", "2, 1000, 10", "4, 50, 1", "4, 49, 1", "3, 1000, 1", "4, 10000, 200", "1, 1010, 1"})
    void ofFirstHalvesTwoHundredDrawsAreKept(int chains, int draws, int thinning) {
        FitOrder order =
                new FitOrder(List.of(A), "wire", "nb+gamma", new SamplerSettings(chains, 1000, draws, 1), Extent.WHOLE);
        assertEquals(1, order.thinning());
        assertEquals(thinning, order.ofFirstHalf().thinning());
    }

    private static FitOrder order(List<String> captures, long seed) {
        return new FitOrder(captures, "wire", "nb+gamma", new SamplerSettings(4, 1000, 1000, seed), Extent.WHOLE);
    }
}
