package io.tidemark.simulate.sizing;

import io.tidemark.contracts.HoursOfDay;
import java.util.stream.IntStream;

/**
 * Hours of a day, in UTC, one after another.
 *
 * @param first the first, from 0 to 23: 9 is from 09:00 to 10:00
 * @param number how many, 1 to 24
 */
public record DayHours(int first, int number) {

    public DayHours {
        if (first < 0 || first >= HoursOfDay.HOURS || number < 1 || number > HoursOfDay.HOURS) {
            throw new IllegalArgumentException(
                    "hours of a day: expected 1 to 24 from 0 to 23 on, got " + number + " from " + first + " on");
        }
    }

    /** The hour after the last. */
    public int end() {
        return (first + number) % HoursOfDay.HOURS;
    }

    /** Each of them. */
    IntStream each() {
        return IntStream.range(0, number).map(hour -> (first + hour) % HoursOfDay.HOURS);
    }

    /** As people write them: {@code 09:00 to 17:00 UTC}. */
    public String words() {
        return number == HoursOfDay.HOURS ? "the whole day" : HoursOfDay.words(first, end());
    }
}
