package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.FindingCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Uploads by the token that whoever uploads chose. Ended ones are remembered for a while and up to a number, so that a
 * client can still ask how they ended; uploads under way are never forgotten.
 */
public final class Uploads {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Map<String, Entry> byToken = new LinkedHashMap<>();
    private final int mostRemembered;
    private final Duration remembered;
    private final Clock clock;

    private record Entry(Upload upload, Instant begun) {

        boolean hasEnded() {
            return upload.status().state().isFinal();
        }
    }

    /**
     * @param mostRemembered most tokens that are remembered, not counting uploads under way
     * @param remembered how long after its beginning an ended upload is remembered
     * @param clock tells the time
     */
    public Uploads(int mostRemembered, Duration remembered, Clock clock) {
        this.mostRemembered = mostRemembered;
        this.remembered = remembered;
        this.clock = clock;
    }

    /**
     * Begins an upload.
     *
     * @param token under which it can be followed; where there is none, nobody can
     * @throws UploadRejectedException where the token is malformed, or another upload goes by it
     */
    public Upload begin(Optional<String> token) {
        Upload upload = new Upload();
        token.ifPresent(name -> remember(requireValid(name), upload));
        return upload;
    }

    /** How far the upload of a token has come; waiting where none has begun. */
    public synchronized UploadStatus status(String token) {
        forgetOld();
        Entry entry = byToken.get(requireValid(token));
        return entry == null ? UploadStatus.WAITING : entry.upload().status();
    }

    private synchronized void remember(String token, Upload upload) {
        Entry earlier = byToken.get(token);
        if (earlier != null && !earlier.hasEnded()) {
            throw new UploadRejectedException(FindingCode.UPLOAD_TOKEN_IN_USE.with(Map.of("token", token)));
        }
        byToken.remove(token);
        byToken.put(token, new Entry(upload, clock.instant()));
        forgetOld();
    }

    /** Entries are in order of their beginning, so the oldest come first. */
    private void forgetOld() {
        Instant tooOld = clock.instant().minus(remembered);
        Iterator<Entry> oldestFirst = byToken.values().iterator();
        int surplus = byToken.size() - mostRemembered;
        while (oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (surplus <= 0 && !entry.begun().isBefore(tooOld)) return;
            if (!entry.hasEnded()) continue;
            oldestFirst.remove();
            surplus--;
        }
    }

    private static String requireValid(String token) {
        if (TOKEN.matcher(token).matches()) return token;
        throw UploadRejectedException.invalid("an upload token must have 1 to 64 of the characters A-Z a-z 0-9 _ -");
    }
}
