package io.tidemark.ingest.upload;

import io.tidemark.ingest.capture.CaptureFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one upload, sealed on disk for as long as it is taken in. Where there is no room for all of them none is kept: a file that comes
 * alone is read without.
 */
final class KeptFiles implements ReceivedBytes.Copy, Closeable {

    private final KeptBytes budget;
    private final List<CaptureFile> files = new ArrayList<>();
    private SealedFile sealed;
    private boolean hasRoom = true;
    private long start;

    /**
     * @param budget grants room
     */
    KeptFiles(KeptBytes budget) {
        this.budget = budget;
    }

    private record Kept(String name, String digest, SealedFile sealed, long from, long count) implements CaptureFile {

        @Override
        public InputStream open() {
            return sealed.read(from, count);
        }
    }

    @Override
    public void add(byte[] bytes, int offset, int count) {
        if (!hasRoom || count == 0) return;
        if (!budget.take(count)) {
            drop(0);
            return;
        }
        try {
            if (sealed == null) sealed = SealedFile.create();
            sealed.append(bytes, offset, count);
        } catch (IOException diskIsFull) {
            drop(count);
        }
    }

    private void drop(long taken) {
        hasRoom = false;
        budget.giveBack(taken);
        close();
    }

    /** Says that the file whose bytes came last is complete. One without any byte is none. */
    void endFile(String name, String digest) {
        if (!hasRoom || sealed == null || sealed.length() == start) return;
        files.add(new Kept(name, digest, sealed, start, sealed.length() - start));
        start = sealed.length();
    }

    /** Whether all of them are there. */
    boolean isComplete() {
        return hasRoom;
    }

    /** Most bytes that may be kept of all uploads. */
    long most() {
        return budget.most();
    }

    /** All files that have ended. */
    List<CaptureFile> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() {
        if (sealed == null) return;
        budget.giveBack(sealed.length());
        try {
            sealed.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            sealed = null;
        }
    }
}
