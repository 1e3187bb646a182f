package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogBinsTest {

    @ParameterizedTest(name = "{0} s lie in bin {1}")
    @CsvSource({"1.0, 0", "1.0005, 0", "1.0011, 1", "0.9999, -1", "2.718281828459045, 1000", "1e-9, -20724"})
    void putsADurationIntoItsBin(double seconds, int bin) {
        assertEquals(bin, LogBins.of(seconds));
    }

    @Test
    void holdsItsMiddleWithinHalfAPerMilleOfEveryDurationInIt() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double seconds = Math.exp(-20 + 36 * random.nextDouble());
            double middle = Math.exp(LogBins.logMiddle(LogBins.of(seconds)));
            assertEquals(1, middle / seconds, 0.000_501, () -> seconds + " s");
        }
    }

    @Test
    void ordersBinsAsDurations() {
        assertTrue(LogBins.of(0.031) < LogBins.of(0.032));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoPositiveDuration(double seconds) {
        assertThrows(IllegalArgumentException.class, () -> LogBins.of(seconds));
    }
}
