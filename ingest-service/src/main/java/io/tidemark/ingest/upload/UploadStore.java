package io.tidemark.ingest.upload;

import io.tidemark.contracts.Reach;
import java.util.Map;
import java.util.Optional;

/**
 * How far uploads have come, where every process can tell. Of an upload that nothing was noted of for a while the process is gone: it
 * has failed. All methods throw {@link UnavailableException} where the store does not answer.
 */
public interface UploadStore {

    /**
     * Notes that this process has begun an upload, and forgets what ended too long ago.
     *
     * @return whether that is so: not where another upload under way goes by the same
     */
    boolean begin(UploadKey key);

    /** Notes how far uploads that this process has begun have come; those whose key another process has taken since are passed over. */
    void note(Map<UploadKey, UploadStatus> statuses);

    /**
     * How far an upload had come when it was last noted.
     *
     * @param reach whose uploads are seen
     */
    Optional<UploadStatus> find(String token, Reach reach);
}
