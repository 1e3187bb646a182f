package io.tidemark.ingest.packet;

/**
 * MACsec, IEEE 802.1AE: a tag of 6 or 14 bytes and, where the frame is authenticated only, its EtherType in the clear. Encrypted
 * frames end here.
 */
final class MacSec implements Layer {

    private static final int MIN_BYTES = 6;
    private static final int CHANNEL_BYTES = 8;
    private static final int TYPE_BYTES = 2;
    private static final int ENCRYPTED_OR_CHANGED = 0x0c;
    private static final int CHANNEL = 0x20;

    private final LayerTable etherTypes;

    MacSec(LayerTable etherTypes) {
        this.etherTypes = etherTypes;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int flags = cursor.u8(0);
        if ((flags & ENCRYPTED_OR_CHANGED) != 0) {
            return cursor.end(Outcome.ENCRYPTED);
        }
        int length = MIN_BYTES + ((flags & CHANNEL) != 0 ? CHANNEL_BYTES : 0);
        if (!cursor.has(length + TYPE_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int etherType = cursor.u16(length);
        cursor.advance(length + TYPE_BYTES);
        return etherTypes.get(etherType);
    }
}
