package io.tidemark.ingest.packet;

/**
 * Ethernet behind MPLS labels whose first four bits are 0, RFC 4448: an address, or a control word of 4 bytes before it, which
 * nothing tells. Wireshark 4.0 takes it for an address where it knows the maker of the first or the second one. All words but
 * those with a long sequence number look like the makers with the lowest numbers, so what is left are addresses that no maker
 * gave: a control word is taken to be there only where both would have been assigned locally.
 */
final class PseudowireEthernet implements Layer {

    private static final int CONTROL_WORD_BYTES = 4;
    private static final int ADDRESS_BYTES = 6;
    private static final int ASSIGNED_LOCALLY = 0x02;

    private final Layer ethernet;

    PseudowireEthernet(Layer ethernet) {
        this.ethernet = ethernet;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(ADDRESS_BYTES + 1)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        boolean controlWord = (cursor.u8(0) & cursor.u8(ADDRESS_BYTES) & ASSIGNED_LOCALLY) != 0;
        cursor.advance(controlWord ? CONTROL_WORD_BYTES : 0);
        return ethernet;
    }
}
