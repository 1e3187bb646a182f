package io.tidemark.ingest.packet;

/** What Linux writes for the pseudo-device "any": LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2. */
final class LinuxCooked implements Layer {

    private final int headerBytes;
    private final int protocolAt;
    private final LayerTable etherTypes;

    private LinuxCooked(int headerBytes, int protocolAt, LayerTable etherTypes) {
        this.headerBytes = headerBytes;
        this.protocolAt = protocolAt;
        this.etherTypes = etherTypes;
    }

    /** 16 bytes, the protocol last. */
    static LinuxCooked version1(LayerTable etherTypes) {
        return new LinuxCooked(16, 14, etherTypes);
    }

    /** 20 bytes, the protocol first. */
    static LinuxCooked version2(LayerTable etherTypes) {
        return new LinuxCooked(20, 0, etherTypes);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(headerBytes)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int protocol = cursor.u16(protocolAt);
        cursor.advance(headerBytes);
        return etherTypes.get(protocol);
    }
}
