package io.tidemark.ingest.packet;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.Frame;
import java.util.List;
import java.util.Map;

/** Headers that cannot be read because the capture keeps too little of each frame, those inside of tunnels included. */
final class HeaderCuts {

    /** Room behind what is there for an IPv6 header and TCP's without options, or IPv4's and TCP's with the usual ones. */
    private static final int ROOM_BYTES = 60;
    /** Snapshot lengths are told in multiples of it, and of no fewer than three: 96 bytes hold Ethernet, IPv4 and TCP with its options. */
    private static final int STEP_BYTES = 32;

    private static final int LEAST_BYTES = 3 * STEP_BYTES;

    private long frames;
    private int furthest;

    /**
     * Counts a header that ends too early, if the capture is why.
     *
     * @param at where in the frame it begins, in bytes
     */
    void add(Frame frame, int at) {
        if (frame.capturedLength() < frame.originalLength()) {
            frames++;
            furthest = Math.max(furthest, at);
        }
    }

    /**
     * What there is to know of them.
     *
     * @param anyConnection whether the capture holds a connection in spite of them
     */
    List<Finding> findings(boolean anyConnection) {
        if (frames == 0) {
            return List.of();
        }
        FindingCode code = anyConnection ? FindingCode.HEADERS_CUT : FindingCode.ALL_HEADERS_CUT;
        return List.of(code.with(Map.of("packets", frames, "bytes", snapshotBytes())));
    }

    private int snapshotBytes() {
        int needed = (furthest + ROOM_BYTES + STEP_BYTES - 1) / STEP_BYTES * STEP_BYTES;
        return Math.max(LEAST_BYTES, needed);
    }
}
