package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class LogFactorialTest {

    @Test
    void isTheLogarithmOfTheProduct() {
        double log = 0;
        for (int k = 1; k <= 3_000; k++) {
            log += Math.log(k);
            assertEquals(log, LogFactorial.of(k), 1e-13 * log + 1e-15);
        }
        assertEquals(0, LogFactorial.of(0), 0.0);
    }

    @Test
    void agreesWithTheGammaFunctionFarOut() {
        DoubleStream.concat(
                        IntStream.range(1_000, 1_100).asDoubleStream(), DoubleStream.of(1e5, 1e7, Integer.MAX_VALUE))
                .forEach(k -> {
                    double expected = Gamma.logGamma(k + 1);
                    assertEquals(expected, LogFactorial.of(k), 1e-14 * expected);
                });
    }
}
