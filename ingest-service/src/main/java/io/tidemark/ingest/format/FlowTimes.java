package io.tidemark.ingest.format;

import io.tidemark.ingest.text.EpochTime;
import io.tidemark.ingest.text.WrongFieldException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as programs that measure flows write them. */
final class FlowTimes {

    private static final Pattern MILLIS = Pattern.compile("(\\d{10})(\\d{3})");
    /** Day before month, as CICFlowMeter writes them beside hours of twelve. */
    private static final Pattern OF_DAY =
            Pattern.compile("(\\d\\d)/(\\d\\d)/(\\d{4}) (\\d\\d):(\\d\\d:\\d\\d) ([AP])M");

    private static final Pattern OF_YEAR = Pattern.compile("(\\d{4})[/-](\\d\\d)[/-](\\d\\d) (\\S+)");
    private static final Pattern DURATION = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final int HALF_DAY_HOURS = 12;

    private FlowTimes() {}

    /**
     * Nanoseconds since 1970 of milliseconds or seconds since then, of a date and a time, or of ISO 8601. Dates whose month may be their
     * day are none.
     *
     * @param key what the time is of
     */
    static long epochNanos(String key, String text) throws WrongFieldException {
        Matcher millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return EpochTime.nanos(key, millis.group(1) + "." + millis.group(2));
        }
        Matcher ofDay = OF_DAY.matcher(text);
        if (ofDay.matches()) {
            int hour = Integer.parseInt(ofDay.group(4)) % HALF_DAY_HOURS
                    + (ofDay.group(6).equals("P") ? HALF_DAY_HOURS : 0);
            String date = ofDay.group(3) + "-" + ofDay.group(2) + "-" + ofDay.group(1);
            return EpochTime.nanos(key, date + "T%02d:".formatted(hour) + ofDay.group(5));
        }
        return EpochTime.nanos(key, OF_YEAR.matcher(text).replaceFirst("$1-$2-$3T$4"));
    }

    /**
     * A time after another.
     *
     * @param duration how long after it, a decimal number
     * @param unitNanos of what
     */
    static long after(long epochNanos, String duration, long unitNanos) throws WrongFieldException {
        if (DURATION.matcher(duration).matches()) {
            BigDecimal nanos = new BigDecimal(duration)
                    .multiply(BigDecimal.valueOf(unitNanos))
                    .setScale(0, RoundingMode.DOWN);
            if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE - epochNanos)) <= 0) {
                return epochNanos + nanos.longValue();
            }
        }
        throw WrongFieldException.quoting(
                "a number that ends before 2262 as \"" + FlowColumns.DURATION + "\"", duration);
    }
}
