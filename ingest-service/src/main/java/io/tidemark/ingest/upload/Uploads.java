package io.tidemark.ingest.upload;

import io.tidemark.contracts.Reach;
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

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final int mostRemembered;
    private final Duration remembered;
    private final Clock clock;

    /** Teams do not see each other's uploads, so the token of one is not taken by another. */
    private record Key(String token, Optional<String> team) {}

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
     * @param team the team that it is of, where it is of one
     * @throws UploadRejectedException where the token is malformed, or another upload goes by it
     */
    public Upload begin(Optional<String> token, Optional<String> team) {
        Upload upload = new Upload();
        token.ifPresent(name -> remember(new Key(requireValid(name), team), upload));
        return upload;
    }

    /**
     * How far the upload of a token has come; waiting where none that is seen has begun.
     *
     * @param reach whose uploads are seen
     */
    public synchronized UploadStatus status(String token, Reach reach) {
        forgetOld();
        requireValid(token);
        return entries.entrySet().stream()
                .filter(each -> each.getKey().token().equals(token))
                .filter(each -> reach.includes(each.getKey().team()))
                .findFirst()
                .map(each -> each.getValue().upload().status())
                .orElse(UploadStatus.WAITING);
    }

    private synchronized void remember(Key key, Upload upload) {
        Entry earlier = entries.get(key);
        if (earlier != null && !earlier.hasEnded()) {
            throw new UploadRejectedException(FindingCode.UPLOAD_TOKEN_IN_USE.with(Map.of("token", key.token())));
        }
        entries.remove(key);
        entries.put(key, new Entry(upload, clock.instant()));
        forgetOld();
    }

    /** Entries are in order of their beginning, so the oldest come first. */
    private void forgetOld() {
        Instant tooOld = clock.instant().minus(remembered);
        Iterator<Entry> oldestFirst = entries.values().iterator();
        int surplus = entries.size() - mostRemembered;
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
