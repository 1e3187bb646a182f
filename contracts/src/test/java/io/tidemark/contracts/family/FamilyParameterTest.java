package io.tidemark.contracts.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.family.FamilyParameter.Index;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyParameterTest {

    private static final Index STATE = new Index("s", 1, 2, "state");
    private static final Index EDGE = new Index("k", 0, null, "edge");
    private static final Index HORIZON = new Index("j", 0, null, "edge");
    private static final FamilyParameter MEAN = parameter("mean[s]", STATE);
    private static final FamilyParameter TAIL = parameter("tail[k:j]", EDGE, HORIZON);

    @Test
    void hasNumbersForLettersInDraws() {
        assertEquals("mean[2]", MEAN.at(2));
        assertEquals("tail[2016:2241]", TAIL.at(2016, 2241));
        assertEquals("p12", parameter("p12").at());
    }

    @Test
    void findsTheNumbersOfItsNames() {
        assertArrayEquals(
                new int[] {2016, 2241}, TAIL.indicesOf("tail[2016:2241]").orElseThrow());
        assertArrayEquals(new int[] {1}, MEAN.indicesOf("mean[1]").orElseThrow());
        assertArrayEquals(new int[0], parameter("p12").indicesOf("p12").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean",
                "mean[]",
                "mean[0]",
                "mean[3]",
                "mean[s]",
                "mean[1:2]",
                "means[1]",
                "tcp.mean[1]",
                "mean[1] ",
                "mean[-1]",
                "mean[99999999999]"
            })
    void namesOfOthersAreNotItsOwn(String name) {
        assertTrue(MEAN.indicesOf(name).isEmpty());
    }

    @Test
    void refusesNumbersThatItsIndicesDoNotHave() {
        assertThrows(IllegalArgumentException.class, () -> MEAN.at(3));
        assertThrows(IllegalArgumentException.class, () -> MEAN.at());
        assertThrows(IllegalArgumentException.class, () -> TAIL.at(5));
    }

    @Test
    void indicesStandAtTheEndOfTheName() {
        assertThrows(IllegalArgumentException.class, () -> parameter("mean", STATE));
        assertThrows(IllegalArgumentException.class, () -> parameter("mean[k]", STATE));
        assertThrows(IllegalArgumentException.class, () -> parameter("mean[s]"));
    }

    private static FamilyParameter parameter(String name, Index... indices) {
        return new FamilyParameter(name, "1", "a parameter", List.of(indices));
    }
}
