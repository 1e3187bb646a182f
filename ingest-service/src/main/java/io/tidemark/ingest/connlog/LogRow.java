package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.text.AddressLiteral;
import io.tidemark.ingest.text.EpochTime;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One row of a log by the names of its columns, or one object by the names of its members, those of an object inside of it as {@code
 * id.orig_h}. What is unset is not there.
 */
public record LogRow(Map<String, String> fields) {

    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern UNITS = Pattern.compile("\\d{10}(\\d{3}){0,3}");
    private static final int SECOND_DIGITS = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int MAX_PORT = 0xffff;

    public boolean has(String key) {
        return fields.containsKey(key);
    }

    public Optional<String> optional(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    public String text(String key) throws WrongFieldException {
        String value = fields.get(key);
        if (value == null) {
            throw new WrongFieldException("\"" + key + "\"", "none");
        }
        return value;
    }

    public long epochNanos(String key) throws WrongFieldException {
        return EpochTime.nanos(key, text(key));
    }

    public long count(String key) throws WrongFieldException {
        String value = text(key);
        if (!COUNT.matcher(value).matches()) {
            throw WrongFieldException.quoting("a number of at most 18 digits as \"" + key + "\"", value);
        }
        return Long.parseLong(value);
    }

    /** A count, empty where it is not there. */
    public OptionalLong optionalCount(String key) throws WrongFieldException {
        return has(key) ? OptionalLong.of(count(key)) : OptionalLong.empty();
    }

    /** A time since 1970 as a whole number of seconds, milli-, micro- or nanoseconds, told apart by its digits, in nanoseconds. */
    public long epochNanosOfAnyUnit(String key) throws WrongFieldException {
        String value = text(key);
        if (!UNITS.matcher(value).matches()) {
            throw WrongFieldException.quoting(
                    "whole seconds, milli-, micro- or nanoseconds since 1970 as \"" + key + "\"", value);
        }
        return EpochTime.nanos(key, value.substring(0, SECOND_DIGITS) + "." + value.substring(SECOND_DIGITS) + "0");
    }

    /** A time so many seconds, told by a key, before another. */
    public long before(String key, long epochNanos, long seconds) throws WrongFieldException {
        if (seconds > epochNanos / NANOS_PER_SECOND) {
            throw WrongFieldException.quoting("seconds since after 1970 as \"" + key + "\"", text(key));
        }
        return epochNanos - seconds * NANOS_PER_SECOND;
    }

    /** A time so many seconds, told by a key, after another. */
    public long after(String key, long epochNanos, long seconds) throws WrongFieldException {
        if (seconds > (Long.MAX_VALUE - epochNanos) / NANOS_PER_SECOND) {
            throw WrongFieldException.quoting("seconds that end before 2262 as \"" + key + "\"", text(key));
        }
        return epochNanos + seconds * NANOS_PER_SECOND;
    }

    /** The sum of two counts, empty where one of them is not there. */
    public OptionalLong sum(String key, String other) throws WrongFieldException {
        return has(key) && has(other) ? OptionalLong.of(count(key) + count(other)) : OptionalLong.empty();
    }

    /** The endpoints by the keys of their addresses and ports. */
    public Packet endpoints(
            Protocol protocol, String source, String sourcePort, String destination, String destinationPort)
            throws WrongFieldException {
        byte[] from = AddressLiteral.bytes(text(source));
        byte[] to = AddressLiteral.bytes(text(destination));
        return Packet.between(protocol, from, port(sourcePort), to, port(destinationPort));
    }

    private int port(String key) throws WrongFieldException {
        return wholeNumber(key, MAX_PORT);
    }

    /** A whole number from 0 to the largest that makes sense. */
    public int wholeNumber(String key, int most) throws WrongFieldException {
        long number = count(key);
        if (number > most) {
            throw WrongFieldException.quoting("a number from 0 to " + most + " as \"" + key + "\"", text(key));
        }
        return (int) number;
    }

    /** The protocol of a name in upper or lower case, or of its number; empty where it is neither TCP nor UDP. */
    public Optional<Protocol> protocol(String key) throws WrongFieldException {
        return switch (text(key)) {
            case "tcp", "TCP", "6" -> Optional.of(Protocol.TCP);
            case "udp", "UDP", "17" -> Optional.of(Protocol.UDP);
            default -> Optional.empty();
        };
    }
}
