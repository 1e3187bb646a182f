package io.tidemark.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {

    /** Of 1,000 ports that the system gives, some sixty are doubles. */
    @Test
    void isNeverGivenTwice() {
        assertEquals(
                1_000,
                IntStream.range(0, 1_000).map(i -> FreePort.find()).distinct().count());
    }
}
