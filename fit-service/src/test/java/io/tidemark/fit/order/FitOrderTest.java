package io.tidemark.fit.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.fit.mcmc.SamplerSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    private static FitOrder order(List<String> captures, long seed) {
        return new FitOrder(captures, "wire", "nb+gamma", new SamplerSettings(4, 1000, 1000, seed), Extent.WHOLE);
    }
}
