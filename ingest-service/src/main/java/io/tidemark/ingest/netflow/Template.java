package io.tidemark.ingest.netflow;

import io.tidemark.ingest.capture.BigEndian;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the records of a set are made up: which element lies where. Elements that are not read are passed over by their lengths. */
final class Template {

    /** The length of a field that each record tells by itself, RFC 7011, section 7. */
    static final int VARIABLE = 0xffff;

    private static final int LONG_LENGTH = 0xff;

    private final boolean ofOptions;
    private final List<Field> fields;
    private final int leastBytes;
    private final Map<Element, Integer> places = new EnumMap<>(Element.class);

    /**
     * A field.
     *
     * @param number of its element; {@link #UNREAD} where it is of no interest
     * @param length in bytes, or {@link #VARIABLE}
     */
    record Field(int number, int length) {

        static final int UNREAD = -1;

        int leastBytes() {
            return length == VARIABLE ? 1 : length;
        }
    }

    /**
     * @param ofOptions whether its records tell of the exporter and not of flows
     */
    Template(boolean ofOptions, List<Field> fields) {
        this.ofOptions = ofOptions;
        this.fields = List.copyOf(fields);
        this.leastBytes = fields.stream().mapToInt(Field::leastBytes).sum();
        for (int i = 0; i < fields.size(); i++) {
            place(i);
        }
    }

    private void place(int index) {
        int number = fields.get(index).number();
        Element.of(number).ifPresent(element -> {
            Integer before = places.get(element);
            if (before == null
                    || element.rank(number) < element.rank(fields.get(before).number())) {
                places.put(element, index);
            }
        });
    }

    boolean ofOptions() {
        return ofOptions;
    }

    /** Number of its fields. */
    int size() {
        return fields.size();
    }

    /** The least length of a record in bytes; what is left of a set and shorter is padding. */
    int leastBytes() {
        return leastBytes;
    }

    /** A record that is read again and again. */
    FlowRecord record() {
        return new FlowRecord(fields.size(), places);
    }

    /**
     * Reads a record.
     *
     * @param end where its set ends
     * @return where the next one begins, beyond {@code end} where this one is cut
     */
    int read(byte[] bytes, int from, int end, FlowRecord into) {
        int at = from;
        for (int i = 0; i < fields.size() && at <= end; i++) {
            int length = fields.get(i).length();
            if (length == VARIABLE) {
                int lengthBytes = at < end && BigEndian.u8(bytes, at) == LONG_LENGTH ? 1 + Short.BYTES : 1;
                if (at + lengthBytes > end) {
                    return end + 1;
                }
                length = lengthBytes == 1 ? BigEndian.u8(bytes, at) : BigEndian.u16(bytes, at + 1);
                at += lengthBytes;
            }
            into.place(i, at, length);
            at += length;
        }
        into.of(bytes);
        return at;
    }
}
