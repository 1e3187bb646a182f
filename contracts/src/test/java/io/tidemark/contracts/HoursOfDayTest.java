package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HoursOfDayTest {

    /** A Sunday. */
    private static final Instant START = Instant.parse("2024-04-07T22:40:30Z");

    @Test
    void dividesAStretchByHours() {
        double[] seconds = HoursOfDay.seconds(START, 2 * 3_600);
        assertEquals(19 * 60 + 30, seconds[24 + 22]);
        assertEquals(3_600, seconds[24 + 23]);
        assertEquals(40 * 60 + 30, seconds[0]);
        assertEquals(7_200, Arrays.stream(seconds).sum());
    }

    @Test
    void addsUpDays() {
        double[] seconds = HoursOfDay.seconds(START, 7 * 86_400);
        Arrays.stream(seconds, 0, 24).forEach(each -> assertEquals(5 * 3_600, each));
        Arrays.stream(seconds, 24, 48).forEach(each -> assertEquals(2 * 3_600, each));
    }

    @Test
    void writesThemAsPeopleDo() {
        assertEquals("09:00 to 17:00 UTC", HoursOfDay.words(9, 17));
        assertEquals("23:00 to 00:00 UTC", HoursOfDay.words(23, 24));
    }

    @Test
    void knowsMinutesOfTheDay() {
        assertEquals(1, HoursOfDay.minutes(START, 30).cardinality());
        assertEquals(2, HoursOfDay.minutes(START, 31).cardinality());
        assertEquals(361, HoursOfDay.minutes(START, 6 * 3_600).cardinality());
        assertEquals(1_440, HoursOfDay.minutes(START, 400_000_000).cardinality());
        assertEquals(22, HoursOfDay.of(START));
        assertEquals(80, HoursOfDay.minutesOfWeekends(START, 6 * 3_600).cardinality());
        assertEquals(281, HoursOfDay.minutesOfWeekdays(START, 6 * 3_600).cardinality());
    }
}
