package io.tidemark.ingest.format;

import java.io.Closeable;

/** A capture that is open for reading, of one file or several. */
public interface OpenCapture extends Closeable {

    /** What it was recognised as. */
    CaptureFormat format();

    /** What it holds. */
    Content content();

    /** Bytes read of the upload, before decompression. */
    long uploadedBytes();

    /** Offset of the byte that is read next, after decompression; files count one behind the other. */
    long offset();
}
