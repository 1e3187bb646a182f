package io.tidemark.ingest.upload;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The id of a capture: the first 32 hexadecimal digits of SHA-256(digest, newline, users). It follows from the bytes
 * uploaded and the number of people they hold, so the same capture uploaded again is the same capture.
 */
public final class CaptureId {

    private static final int DIGITS = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    private CaptureId() {}

    /** Whether a capture could have this id. */
    static boolean isPossible(String id) {
        return FORM.matcher(id).matches();
    }

    /**
     * @param digest SHA-256 of the bytes uploaded, lower-case hexadecimal
     * @param users number of people whose traffic the capture holds
     */
    public static String of(String digest, int users) {
        byte[] named = (digest + "\n" + users).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(Sha256.digest().digest(named)).substring(0, DIGITS);
    }
}
