package io.tidemark.ingest.netflow;

import java.util.Arrays;
import java.util.Map;

/** A record of a flow, as a view onto a datagram. */
final class FlowRecord {

    private final Map<Element, Integer> places;
    private final int[] at;
    private final int[] lengths;
    private byte[] bytes = {};

    /**
     * @param fields how many it has
     * @param places which of them is which element
     */
    FlowRecord(int fields, Map<Element, Integer> places) {
        this.places = places;
        this.at = new int[fields];
        this.lengths = new int[fields];
    }

    void place(int field, int offset, int length) {
        at[field] = offset;
        lengths[field] = length;
    }

    void of(byte[] datagram) {
        bytes = datagram;
    }

    boolean has(Element element) {
        return places.containsKey(element);
    }

    /** An unsigned number, in as few bytes as the exporter took (RFC 7011, section 6.2); 0 where there is none. */
    long number(Element element) {
        Integer field = places.get(element);
        long number = 0;
        for (int i = 0; field != null && i < lengths[field]; i++) {
            number = number << Byte.SIZE | bytes[at[field] + i] & 0xff;
        }
        return number;
    }

    /** The bytes of an element that is there. */
    byte[] bytes(Element element) {
        int field = places.get(element);
        return Arrays.copyOfRange(bytes, at[field], at[field] + lengths[field]);
    }
}
