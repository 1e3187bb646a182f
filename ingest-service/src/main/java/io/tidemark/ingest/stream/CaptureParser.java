package io.tidemark.ingest.stream;

import io.tidemark.ingest.capture.CaptureLimitException;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a capture while its bytes arrive and keeps of it only its streams. Container and compression are recognised by
 * content: pcap, pcapng, tshark's JSON and the reduced JSON of the source article, each also in gzip or zstd.
 */
public final class CaptureParser {

    /**
     * Reads the input to its end. It is not closed.
     *
     * @param uploaded the bytes as they were uploaded
     * @param limits what the capture may cost
     * @param progress hears how far it has come
     * @return the streams and what is known of the capture; a capture whose last record is cut is read up to there
     * @throws MalformedCaptureException where the content is no capture, or holds no frame
     * @throws CaptureLimitException where it exceeds a limit
     * @throws IOException where the upload itself breaks off
     */
    public ParsedCapture parse(InputStream uploaded, ParserLimits limits, Progress progress) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }
}
