package io.tidemark.ingest.packet;

/**
 * A header of fixed length of which nothing matters but what follows it: either always the same, or what a 16-bit number in the
 * header says. Which protocols these are, and where they are defined, stands in {@link Layers} beside their numbers.
 */
final class FixedHeader implements Layer {

    private static final int UNTYPED = -1;

    private final int headerBytes;
    private final int typeAt;
    private final LayerTable types;

    private FixedHeader(int headerBytes, int typeAt, LayerTable types) {
        this.headerBytes = headerBytes;
        this.typeAt = typeAt;
        this.types = types;
    }

    /** A header that one layer always follows. */
    static FixedHeader before(int headerBytes, Layer next) {
        return new FixedHeader(headerBytes, UNTYPED, new LayerTable(1, next));
    }

    /** A header whose 16 bits at an offset say what follows. */
    static FixedHeader typed(int headerBytes, int typeAt, LayerTable types) {
        return new FixedHeader(headerBytes, typeAt, types);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(headerBytes)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int type = typeAt == UNTYPED ? 0 : cursor.u16(typeAt);
        cursor.advance(headerBytes);
        return types.get(type);
    }
}
