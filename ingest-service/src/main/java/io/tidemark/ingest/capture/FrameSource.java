package io.tidemark.ingest.capture;

import java.io.IOException;
import java.util.Set;

/** A container of frames, read from its start to its end. */
public interface FrameSource extends Recording {

    /** The largest frame in bytes that any capture tool writes: libpcap's MAXIMUM_SNAPLEN. */
    int MAX_CAPTURED_BYTES = 262_144;

    /**
     * Reads the next frame.
     *
     * @param frame becomes its view
     * @return false at the end of the capture, or where its last record is cut
     * @throws MalformedCaptureException where the container is broken
     */
    boolean next(Frame frame) throws IOException;

    /** Link types of the interfaces that were described up to here, for containers that tell them before the first frame. */
    default Set<Integer> linkTypes() {
        return Set.of();
    }
}
