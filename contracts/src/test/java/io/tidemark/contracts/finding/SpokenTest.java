package io.tidemark.contracts.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "0.000312 | 0.000312",
                "0.31249 | 0.312",
                "54 | 54",
                "5404.7 | 5,400",
                "999499 | 999,000",
                "999500 | 1 million",
                "7776000 | 7.78 million",
                "7800000 | 7.8 million",
                "123456789 | 123 million",
                "1234567890 | 1.23 billion",
                "9.87654e13 | 98,800 billion"
            })
    void saysANumberToThreeDigits(double number, String words) {
        assertEquals(words, Spoken.about(number));
    }

    @ParameterizedTest
    @CsvSource({"0.123, 0.12", "1, 1", "1.0282, 1.03", "1.1499, 1.15", "1.163, 1.2", "6.94, 6.9", "123, 120"})
    void saysAFactorToTwoDigitsAndToThreeWhereItIsAboutOne(double factor, String words) {
        assertEquals(words, Spoken.factor(factor));
    }

    @ParameterizedTest
    @CsvSource({
        "1498.4, 24 minutes 58 seconds",
        "14589, 4 hours 3 minutes",
        "100000, 1 day 3 hours 47 minutes",
        "604780, 7 days"
    })
    void saysALongDurationAsExactlyAsItMatters(double seconds, String words) {
        assertEquals(words, Spoken.longDuration(seconds));
    }
}
