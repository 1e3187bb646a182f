package io.tidemark.ingest.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/**
 * A time as text: seconds since 1970 with any number of decimals, or ISO 8601 with an offset from UTC in any of its forms ({@code
 * Z}, {@code +01:00}, {@code +0100}); without an offset it is taken as UTC. Digits beyond nanoseconds are dropped.
 */
public final class EpochTime {

    private static final int NANO_DIGITS = 9;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}(\\.\\d{1,40})?");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH", "Z")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);
    /** The last whole second that a long holds in nanoseconds. */
    private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(9_223_372_036_000_000_000L);

    private EpochTime() {}

    /**
     * Nanoseconds since 1970.
     *
     * @param key the field it stands in
     * @throws WrongFieldException where it is no time from 1970 to 2262
     */
    public static long nanos(String key, String text) throws WrongFieldException {
        BigDecimal nanos = SECONDS.matcher(text).matches() ? new BigDecimal(text) : iso(key, text);
        return asLong(key, text, nanos.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN));
    }

    private static BigDecimal iso(String key, String text) throws WrongFieldException {
        try {
            Instant time = instant(ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from));
            return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS));
        } catch (DateTimeException e) {
            throw wrong(key, text);
        }
    }

    private static Instant instant(TemporalAccessor time) {
        return time instanceof OffsetDateTime offset
                ? offset.toInstant()
                : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    }

    private static long asLong(String key, String text, BigDecimal nanos) throws WrongFieldException {
        if (nanos.signum() < 0 || nanos.compareTo(MAX_NANOS) > 0) {
            throw wrong(key, text);
        }
        return nanos.longValue();
    }

    private static WrongFieldException wrong(String key, String text) {
        return WrongFieldException.quoting(
                "\"" + key + "\" as seconds since 1970, such as \"1471385034.308851000\", or in ISO 8601", text);
    }
}
