package io.tidemark.ingest.capture;

import java.io.Closeable;
import java.io.IOException;

/** Bytes that come one after another, until they end or break off. */
public interface ByteSource extends Closeable {

    /**
     * Reads some bytes.
     *
     * @param length at least 1
     * @return how many, -1 at the end
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /** Whether they end in the middle; known at the end. */
    boolean cut();
}
