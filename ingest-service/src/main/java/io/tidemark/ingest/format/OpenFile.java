package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import java.io.IOException;
import java.io.InputStream;

/**
 * One file that is open for reading.
 *
 * @param input its bytes
 */
public record OpenFile(CaptureInput input, CaptureFormat format, Content content) implements OpenCapture {

    /**
     * Opens what was uploaded, recognised by its beginning.
     *
     * @param uploaded the bytes as they were uploaded; not closed
     * @param limits what they may expand to
     * @throws MalformedCaptureException where they are of no format
     */
    public static OpenFile of(InputStream uploaded, ParserLimits limits) throws IOException {
        CaptureInput input = CaptureInput.open(uploaded, limits);
        try {
            CaptureFormats.Recognised recognised = CaptureFormats.of(input);
            return new OpenFile(input, recognised.format(), recognised.open());
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public long uploadedBytes() {
        return input.uploadedBytes();
    }

    @Override
    public long offset() {
        return input.offset();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
