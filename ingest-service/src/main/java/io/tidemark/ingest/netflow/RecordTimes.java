package io.tidemark.ingest.netflow;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** When a flow began and ended, in whatever way its exporter tells it. */
final class RecordTimes {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long HALF = 1L << 31;
    /** From 1900, when NTP's time begins, to 1970. */
    private static final long NTP_SECONDS = 2_208_988_800L;

    /** The finest first. */
    private static final List<Way> WAYS = List.of(
            new Way(Element.START_NANOS, Element.END_NANOS, (value, clock) -> ntp(value, NANOS_PER_SECOND)),
            new Way(Element.START_MICROS, Element.END_MICROS, (value, clock) -> ntp(value, MICROS_PER_SECOND)),
            new Way(Element.START_MILLIS, Element.END_MILLIS, (value, clock) -> epoch(value, NANOS_PER_MILLI)),
            new Way(Element.START_DELTA_MICROS, Element.END_DELTA_MICROS, RecordTimes::before),
            new Way(Element.START_UPTIME, Element.END_UPTIME, (value, clock) -> clock.atUptime(value)),
            new Way(Element.START_SECONDS, Element.END_SECONDS, (value, clock) -> epoch(value, NANOS_PER_SECOND)));

    private RecordTimes() {}

    private record Way(Element start, Element end, Unit unit) {}

    /** What a number means in nanoseconds since 1970; empty where it means no time. */
    private interface Unit {

        OptionalLong epochNanos(long value, ExportClock clock);
    }

    /** Start and end of a flow in nanoseconds since 1970. */
    record Span(long start, long end) {}

    /** When the flow of a record began and ended; a flow of one time where it tells but one. Empty where it tells none after 1970. */
    static Optional<Span> of(FlowRecord flow, ExportClock export) {
        OptionalLong boot = boot(flow);
        ExportClock clock = boot.isPresent() ? new ExportClock(export.exportEpochNanos(), boot) : export;
        OptionalLong start = OptionalLong.empty();
        OptionalLong end = OptionalLong.empty();
        for (Way way : WAYS) {
            start = start.isPresent() ? start : read(flow, way.start(), way.unit(), clock);
            end = end.isPresent() ? end : read(flow, way.end(), way.unit(), clock);
        }
        if (start.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        long lasted = lasted(flow);
        long began = start.orElse(end.orElse(0) - lasted);
        return began <= 0
                ? Optional.empty()
                : Optional.of(new Span(began, Math.max(began, end.orElse(began + lasted))));
    }

    /** When the exporter was switched on, in nanoseconds since 1970, where a record tells it. */
    static OptionalLong boot(FlowRecord record) {
        return epoch(record.number(Element.SYSTEM_INIT_MILLIS), NANOS_PER_MILLI);
    }

    private static OptionalLong read(FlowRecord flow, Element element, Unit unit, ExportClock clock) {
        return flow.has(element) ? unit.epochNanos(flow.number(element), clock) : OptionalLong.empty();
    }

    private static long lasted(FlowRecord flow) {
        return (flow.number(Element.DURATION_MICROS) & 0xffff_ffffL) * NANOS_PER_MICRO
                + (flow.has(Element.DURATION_MICROS) ? 0 : flow.number(Element.DURATION_MILLIS) & 0xffff_ffffL)
                        * NANOS_PER_MILLI;
    }

    private static OptionalLong epoch(long value, long nanos) {
        boolean isTime = value > 0 && value <= Long.MAX_VALUE / nanos / 2;
        return isTime ? OptionalLong.of(value * nanos) : OptionalLong.empty();
    }

    /** RFC 7011, sections 6.1.9 and 6.1.10: seconds since 1900, and a fraction of 32 bits, to the next of so many parts. */
    private static OptionalLong ntp(long value, long partsPerSecond) {
        long seconds = (value >>> Integer.SIZE) - NTP_SECONDS;
        long parts = ((value & 0xffff_ffffL) * partsPerSecond + HALF) >>> Integer.SIZE;
        return seconds <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(seconds * NANOS_PER_SECOND + parts * (NANOS_PER_SECOND / partsPerSecond));
    }

    private static OptionalLong before(long micros, ExportClock clock) {
        return OptionalLong.of(clock.exportEpochNanos() - (micros & 0xffff_ffffL) * NANOS_PER_MICRO);
    }
}
