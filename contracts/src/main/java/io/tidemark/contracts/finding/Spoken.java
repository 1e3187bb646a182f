package io.tidemark.contracts.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers as a sentence says them. */
public final class Spoken {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final double JUST_ABOVE_ONE = 1.15;
    private static final String[] LARGE_UNITS = {"", " million", " billion"};
    private static final long[] SECONDS = {86_400, 3_600, 60, 1};
    private static final String[] UNITS = {"day", "hour", "minute", "second"};

    private Spoken() {}

    /** A count: {@code 12,345}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number to three digits: {@code 0.312}, {@code 5,400}, {@code 7.8 million}. */
    public static String about(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).round(new MathContext(3));
        int unit = rounded.compareTo(MILLION) < 0 ? 0 : rounded.compareTo(BILLION) < 0 ? 1 : 2;
        String digits = new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(rounded.movePointLeft(unit == 0 ? 0 : 3 * (unit + 1)));
        return digits + LARGE_UNITS[unit];
    }

    /** So many of something whose plural ends in s: {@code 1 minute}, {@code 1,200 connections}. */
    public static String many(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    /** A share in per cent, to six digits: {@code 99.5 %}. */
    public static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share * 100).round(new MathContext(6));
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    /** A number to three digits, without zeros at the end: {@code 1.33}. */
    public static String threeDigits(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A factor to two digits, just above one to three, without zeros at the end: {@code 6.9}, {@code 12}, {@code 1.03}. */
    public static String factor(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(value > 1 && value < JUST_ABOVE_ONE ? 3 : 2))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A measured duration in its leading unit: {@code 0.35 seconds}, {@code 12 minutes}, {@code 3 hours}. */
    public static String shortDuration(double seconds) {
        if (seconds < 9.5) {
            String digits = BigDecimal.valueOf(seconds)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString();
            return digits + (digits.equals("1") ? " second" : " seconds");
        }
        int unit = seconds < 99.5 ? 3 : seconds < 99.5 * 60 ? 2 : 1;
        return many(Math.round(seconds / SECONDS[unit]), UNITS[unit]);
    }

    /** A measured duration, to a minute from an hour on and to an hour from two days on: {@code 7 days}, {@code 4 hours 3 minutes}. */
    public static String longDuration(double seconds) {
        long unit = seconds >= 2 * SECONDS[0] ? SECONDS[1] : seconds >= SECONDS[1] ? SECONDS[2] : 1;
        return duration(Math.round(seconds / unit) * unit);
    }

    /** A duration: {@code 8 hours}, {@code 12 minutes 53 seconds}; a day is 24 hours. */
    public static String duration(long seconds) {
        List<String> parts = new ArrayList<>();
        long left = seconds;
        for (int i = seconds > SECONDS[0] ? 0 : 1; i < SECONDS.length; i++) {
            long number = left / SECONDS[i];
            left %= SECONDS[i];
            if (number > 0) {
                parts.add(many(number, UNITS[i]));
            }
        }
        return String.join(" ", parts);
    }
}
