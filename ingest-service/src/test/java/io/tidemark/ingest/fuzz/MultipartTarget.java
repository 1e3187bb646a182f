package io.tidemark.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.api.FuzzedForm;
import io.tidemark.ingest.upload.UploadRejectedException;
import io.tidemark.ingest.upload.UploadedFiles;
import io.tidemark.ingest.upload.UploadedFiles.UploadedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A form with captures in it. That it breaks off, or holds a field that it may not hold, is an outcome of its own: whoever reads the
 * file hears so.
 *
 * @param seeds a content type, a line feed and a form each
 */
record MultipartTarget(List<byte[]> seeds) implements FuzzTarget {

    @Override
    public String name() {
        return "multipart";
    }

    @Override
    public int quotaCpuSeconds() {
        return ContainerTarget.QUOTA_CPU_SECONDS;
    }

    @Override
    public void check(byte[] input) {
        Optional<UploadedFiles> files = FuzzedForm.files(input);
        if (files.isEmpty()) {
            return;
        }
        try {
            readAll(files.get());
        } catch (IOException brokeOff) {
            // the form ends in the middle of its file
        } catch (UploadRejectedException refused) {
            assertEquals(FindingCode.INVALID_UPLOAD, refused.finding().code());
        }
    }

    private static void readAll(UploadedFiles files) throws IOException {
        for (Optional<UploadedFile> file = files.next(); file.isPresent(); file = files.next()) {
            CaptureReading.of(file.get().bytes(), 1);
        }
    }
}
