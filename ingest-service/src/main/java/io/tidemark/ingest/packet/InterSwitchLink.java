package io.tidemark.ingest.packet;

/** Cisco's inter-switch link: 26 bytes that look like an 802.3 header to a group address of their own, then an Ethernet frame. */
final class InterSwitchLink {

    static final int HEADER_BYTES = 26;

    private static final int KIND_AT = 5;
    private static final int GROUP = 0x01000c00;
    private static final int OTHER_GROUP = 0x0c000c00;

    private InterSwitchLink() {}

    /** Whether an Ethernet frame of this kind begins at the cursor. */
    static boolean begins(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return false;
        }
        int group = cursor.i32(0);
        boolean ethernet = cursor.u8(KIND_AT) >>> 4 == 0;
        return ethernet && cursor.u8(4) == 0 && (group == GROUP || group == OTHER_GROUP);
    }
}
