package io.tidemark.ingest.support;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.format.CaptureFormats;
import io.tidemark.ingest.format.Content;
import java.io.IOException;

/** Opens captures for tests that read their frames. */
public final class CaptureReaders {

    private CaptureReaders() {}

    /** The frames of a container, whichever it is. */
    public static FrameSource open(CaptureInput input) throws IOException {
        return ((Content.Frames) CaptureFormats.of(input).open()).source();
    }
}
