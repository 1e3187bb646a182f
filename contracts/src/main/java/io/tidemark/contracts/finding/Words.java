package io.tidemark.contracts.finding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values of a finding as its sentence says them. */
record Words(Map<String, Object> values) {

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return String.valueOf(values.get(name));
    }

    double number(String name) {
        return values.get(name) instanceof Number number ? number.doubleValue() : Double.parseDouble(text(name));
    }

    long whole(String name) {
        return Math.round(number(name));
    }

    /** {@code 12,345}. */
    String count(String name) {
        return Spoken.count(whole(name));
    }

    /** {@code 1 connection}, {@code 12,345 connections}. */
    String many(String name, String one) {
        return Spoken.many(whole(name), one);
    }

    /** A share in whole per cent: {@code 39 %}. */
    String percent(String name) {
        return format("%.0f %%", 100 * number(name));
    }

    /** {@code 8 hours}. */
    String duration(String name) {
        return Spoken.longDuration(whole(name));
    }

    /** A number without more digits than it has: {@code 1.01}, {@code 120}. */
    String decimal(String name) {
        return BigDecimal.valueOf(number(name)).stripTrailingZeros().toPlainString();
    }

    /** A number to three digits: {@code 24.6}. */
    String threeDigits(String name) {
        return Spoken.threeDigits(number(name));
    }

    List<String> strings(String name) {
        return ((List<?>) values.get(name)).stream().map(String::valueOf).toList();
    }

    /** {@code a, b, c}. */
    String list(String name) {
        return String.join(", ", strings(name));
    }

    static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
