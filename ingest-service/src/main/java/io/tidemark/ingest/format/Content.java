package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.connlog.LogSource;
import io.tidemark.ingest.packet.DissectedFrames;

/** What an upload holds. */
public sealed interface Content {

    /** What a container of frames holds. */
    sealed interface OfFrames extends Content {

        FrameSource source();
    }

    /** Frames as they were captured. */
    record Frames(FrameSource source) implements OfFrames {}

    /** Frames that tell a collector of flows: NetFlow and IPFIX. */
    record Exports(FrameSource source) implements OfFrames {}

    /** Frames that another program has dissected. */
    record Dissected(DissectedFrames source) implements Content {}

    /** Ready-made connections. */
    record Connections(LogSource log) implements Content {}
}
