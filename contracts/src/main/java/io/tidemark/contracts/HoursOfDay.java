package io.tidemark.contracts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Predicate;

/** Hours of the day, in UTC, as captures cover them: hour h is from h:00 to the next. */
public final class HoursOfDay {

    /** Number of hours of a day. */
    public static final int HOURS = 24;

    /** Minutes of the day that captures cover together, from which on hours of the day are told apart. */
    public static final int LEAST_MINUTES = 360;

    private static final int SECONDS_OF_AN_HOUR = 3_600;
    private static final int MINUTES = 1_440;

    private HoursOfDay() {}

    /** The hour that an instant is in, from 0. */
    public static int of(Instant instant) {
        return (int) (Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_AN_HOUR) % HOURS);
    }

    /** The hour that an instant is in, from 0; of a weekend from {@value #HOURS} on. */
    public static int ofWeek(Instant instant) {
        return of(instant) + (isOfWeekend(instant) ? HOURS : 0);
    }

    /** Whether an instant is on a Saturday or a Sunday. */
    private static boolean isOfWeekend(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /**
     * Hours as people write them: {@code 09:00 to 17:00 UTC}.
     *
     * @param from the first of them
     * @param to the one after the last, which may be of the next day
     */
    public static String words(int from, int to) {
        return String.format(Locale.ROOT, "%02d:00 to %02d:00 UTC", from, to % HOURS);
    }

    /**
     * Seconds of a stretch of time in every hour of the day, those of weekdays before those of weekends.
     *
     * @param start its beginning
     * @param seconds its length
     */
    public static double[] seconds(Instant start, long seconds) {
        double[] of = new double[2 * HOURS];
        long end = start.getEpochSecond() + seconds;
        for (long at = start.getEpochSecond(); at < end; ) {
            long next = Math.min((Math.floorDiv(at, SECONDS_OF_AN_HOUR) + 1) * SECONDS_OF_AN_HOUR, end);
            of[ofWeek(Instant.ofEpochSecond(at))] += next - at;
            at = next;
        }
        return of;
    }

    /**
     * Minutes of the day that a stretch of time touches, from 0.
     *
     * @param start its beginning
     * @param seconds its length
     */
    public static BitSet minutes(Instant start, long seconds) {
        return minutes(start, seconds, instant -> true);
    }

    /** Those of weekdays. */
    public static BitSet minutesOfWeekdays(Instant start, long seconds) {
        return minutes(start, seconds, instant -> !isOfWeekend(instant));
    }

    /** Those of weekends. */
    public static BitSet minutesOfWeekends(Instant start, long seconds) {
        return minutes(start, seconds, HoursOfDay::isOfWeekend);
    }

    private static BitSet minutes(Instant start, long seconds, Predicate<Instant> days) {
        BitSet minutes = new BitSet(MINUTES);
        long last = Math.floorDiv(start.getEpochSecond() + Math.max(seconds, 1) - 1, 60);
        for (long minute = Math.floorDiv(start.getEpochSecond(), 60); minute <= last; minute++) {
            if (days.test(Instant.ofEpochSecond(60 * minute))) minutes.set((int) (minute % MINUTES));
            if (minutes.cardinality() == MINUTES) break;
        }
        return minutes;
    }
}
