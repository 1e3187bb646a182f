package io.tidemark.simulate.sizing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers as a sentence says them. */
final class Spoken {

    private static final long[] SECONDS = {86_400, 3_600, 60, 1};
    private static final String[] UNITS = {"day", "hour", "minute", "second"};

    private Spoken() {}

    /** A count: {@code 12,345}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share in per cent, to six digits: {@code 99.5 %}. */
    static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share * 100).round(new MathContext(6));
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    /** A factor, to three digits: {@code 1.33}. */
    static String factor(double factor) {
        return BigDecimal.valueOf(factor)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A measured duration in its leading unit: {@code 0.35 seconds}, {@code 12 minutes}, {@code 3 hours}. */
    static String shortDuration(double seconds) {
        if (seconds < 9.5) {
            return BigDecimal.valueOf(seconds)
                            .round(new MathContext(2))
                            .stripTrailingZeros()
                            .toPlainString() + " seconds";
        }
        int unit = seconds < 99.5 ? 3 : seconds < 99.5 * 60 ? 2 : 1;
        return count(Math.round(seconds / SECONDS[unit])) + " " + UNITS[unit] + "s";
    }

    /** A duration: {@code 8 hours}, {@code 12 minutes 53 seconds}; a day is 24 hours. */
    static String duration(long seconds) {
        List<String> parts = new ArrayList<>();
        long left = seconds;
        for (int i = seconds > SECONDS[0] ? 0 : 1; i < SECONDS.length; i++) {
            long number = left / SECONDS[i];
            left %= SECONDS[i];
            if (number > 0) {
                parts.add(count(number) + " " + UNITS[i] + (number == 1 ? "" : "s"));
            }
        }
        return String.join(" ", parts);
    }
}
