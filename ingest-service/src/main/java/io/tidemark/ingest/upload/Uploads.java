package io.tidemark.ingest.upload;

import io.tidemark.contracts.Reach;
import io.tidemark.contracts.finding.FindingCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Uploads by the token that whoever uploads chose. Of those that this process reads it tells from memory, of others what was noted last.
 * Ended ones are remembered for a while and up to a number, so that a client can still ask how they ended.
 */
public final class Uploads {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final UploadStore store;
    private final Map<UploadKey, Upload> ours = new ConcurrentHashMap<>();

    /**
     * @param store where every process notes its uploads
     */
    public Uploads(UploadStore store) {
        this.store = store;
    }

    /**
     * Begins an upload, which is to be ended by {@link #end}.
     *
     * @param token under which it can be followed; where there is none, nobody can
     * @param team the team that it is of, where it is of one
     * @throws UploadRejectedException where the token is malformed, another upload goes by it, or nobody can tell
     */
    public Upload begin(Optional<String> token, Optional<String> team) {
        Upload upload = new Upload();
        token.ifPresent(name -> begin(new UploadKey(requireValid(name), team), upload));
        return upload;
    }

    private void begin(UploadKey key, Upload upload) {
        try {
            if (!store.begin(key)) {
                throw new UploadRejectedException(FindingCode.UPLOAD_TOKEN_IN_USE.with(Map.of("token", key.token())));
            }
        } catch (UnavailableException e) {
            throw UploadRejectedException.of(e);
        }
        ours.put(key, upload);
    }

    /** Notes how an upload ended. One that is not said to have ended has failed. */
    public void end(Upload upload) {
        if (!upload.status().state().isFinal()) upload.failed(Optional.empty(), FindingCode.UPLOAD_FAILED.alone());
        ours.entrySet().stream()
                .filter(each -> each.getValue() == upload)
                .findFirst()
                .ifPresent(ended -> {
                    try {
                        note(Map.of(ended.getKey(), upload));
                    } catch (UnavailableException notedLater) {
                        // with all others, when the store answers again
                    }
                });
    }

    /**
     * Notes how far all uploads of this process have come, to be called twice a second.
     *
     * @throws UnavailableException where the store does not answer
     */
    public void note() {
        Map<UploadKey, Upload> now = Map.copyOf(ours);
        if (!now.isEmpty()) note(now);
    }

    private void note(Map<UploadKey, Upload> uploads) {
        Map<UploadKey, UploadStatus> statuses = new HashMap<>();
        uploads.forEach((key, upload) -> statuses.put(key, upload.status()));
        store.note(statuses);
        statuses.forEach((key, status) -> {
            if (status.state().isFinal()) ours.remove(key, uploads.get(key));
        });
    }

    /**
     * How far the upload of a token has come; waiting where none that is seen has begun.
     *
     * @param reach whose uploads are seen
     * @throws UnavailableException where it is not this process that reads it, and the store does not answer
     */
    public UploadStatus status(String token, Reach reach) {
        requireValid(token);
        return ours.entrySet().stream()
                .filter(each -> each.getKey().token().equals(token))
                .filter(each -> reach.includes(each.getKey().team()))
                .findFirst()
                .map(each -> each.getValue().status())
                .or(() -> store.find(token, reach))
                .orElse(UploadStatus.WAITING);
    }

    private static String requireValid(String token) {
        if (TOKEN.matcher(token).matches()) return token;
        throw UploadRejectedException.invalid("an upload token must have 1 to 64 of the characters A-Z a-z 0-9 _ -");
    }
}
