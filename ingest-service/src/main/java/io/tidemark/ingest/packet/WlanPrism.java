package io.tidemark.ingest.packet;

/**
 * What Prism cards and their successors put before an 802.11 frame: the Prism header, which tells its length in the byte order
 * of the machine that captured, and AVS's in network order.
 */
final class WlanPrism implements Layer {

    private static final int MIN_BYTES = 8;
    private static final int LENGTH_AT = 4;
    private static final long AVS_VERSION = 0x80211000L;
    private static final long AVS_MASK = 0xfffff000L;

    private final boolean avsOnly;
    private final Layer wlan;

    private WlanPrism(boolean avsOnly, Layer wlan) {
        this.avsOnly = avsOnly;
        this.wlan = wlan;
    }

    /** LINKTYPE_IEEE802_11_PRISM: either of the two. */
    static WlanPrism ofPrism(Layer wlan) {
        return new WlanPrism(false, wlan);
    }

    /** LINKTYPE_IEEE802_11_AVS. */
    static WlanPrism ofAvs(Layer wlan) {
        return new WlanPrism(true, wlan);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        boolean avs = avsOnly || (cursor.u32(0) & AVS_MASK) == AVS_VERSION;
        long length = avs ? cursor.u32(LENGTH_AT) : Math.min(cursor.u32(LENGTH_AT), cursor.le32(LENGTH_AT));
        if (length < MIN_BYTES) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (length > cursor.captured()) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance((int) length);
        return wlan;
    }
}
