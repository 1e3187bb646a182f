package io.tidemark.ingest.capture;

import java.io.IOException;
import java.io.InputStream;

/** One of several files that an upload holds. It can be read as often as needed. */
public interface CaptureFile {

    /** What it is called, for messages. */
    String name();

    /** SHA-256 of its bytes as uploaded, lower-case hexadecimal. */
    String digest();

    /** Its bytes as uploaded, from the first on. */
    InputStream open() throws IOException;
}
