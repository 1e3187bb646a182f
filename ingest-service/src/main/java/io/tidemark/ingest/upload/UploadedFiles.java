package io.tidemark.ingest.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The files of one upload as they arrive, one after the other. */
public interface UploadedFiles {

    /**
     * A file as it arrives.
     *
     * @param name what the sender calls it
     * @param bytes its bytes, to be read before the next file is asked for
     */
    record UploadedFile(String name, InputStream bytes) {}

    /** The next file, empty after the last; there is at least one. */
    Optional<UploadedFile> next() throws IOException;

    /** Whether there may be more than one. */
    boolean mayBeSeveral();

    /** Whether several are only taken as one capture where their times adjoin. */
    boolean mustAdjoin();

    /** The one file that a body is. */
    static UploadedFiles of(InputStream body) {
        Iterator<UploadedFile> one =
                List.of(new UploadedFile("the upload", body)).iterator();
        return new UploadedFiles() {
            @Override
            public Optional<UploadedFile> next() {
                return one.hasNext() ? Optional.of(one.next()) : Optional.empty();
            }

            @Override
            public boolean mayBeSeveral() {
                return false;
            }

            @Override
            public boolean mustAdjoin() {
                return false;
            }
        };
    }
}
