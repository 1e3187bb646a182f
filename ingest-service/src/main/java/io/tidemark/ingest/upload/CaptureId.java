package io.tidemark.ingest.upload;

import io.tidemark.ingest.capture.Sha256;
import io.tidemark.ingest.host.InsideNetworks;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The id of a capture: the first 32 hexadecimal digits of SHA-256(digest, newline, users), and where other networks than the usual
 * ones are the users' side of SHA-256(digest, newline, users, newline, networks with commas between); a newline and "as captured" follow
 * where nothing is corrected, a newline and the person's pseudonym where that is said, and a newline, "team " and its name where it belongs to a team. It follows from the bytes
 * uploaded and what is said of them, so the same capture uploaded again is the same capture, and so are the files of one in any order.
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
     * The digest of files that are read as one: SHA-256 over their digests with a newline behind each, in the order in which they are read; as
     * {@code sha256sum FILE... | cut -c1-64 | sha256sum} prints it. That of one file is its own.
     *
     * @param digests SHA-256 of each file as uploaded, lower-case hexadecimal
     */
    static String digestOf(List<String> digests) {
        if (digests.size() == 1) return digests.get(0);
        String lines = String.join("\n", digests) + "\n";
        return HexFormat.of().formatHex(Sha256.digest().digest(lines.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * @param digest SHA-256 of the bytes uploaded, lower-case hexadecimal
     * @param users number of people whose traffic the capture holds
     */
    public static String of(String digest, int users) {
        return of(digest, new UploadRequest("", users));
    }

    /**
     * @param digest SHA-256 of the bytes uploaded, lower-case hexadecimal
     * @param request what is said of the capture
     */
    static String of(String digest, UploadRequest request) {
        InsideNetworks inside = request.inside();
        String networks = inside.equals(InsideNetworks.PRIVATE) ? "" : "\n" + String.join(",", inside.networks());
        String corrections = request.asCaptured() ? "\nas captured" : "";
        String person = request.person().map(pseudonym -> "\n" + pseudonym).orElse("");
        String team = request.team().map(name -> "\nteam " + name).orElse("");
        byte[] named = (digest + "\n" + request.users() + networks + corrections + person + team)
                .getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.digest().digest(named)).substring(0, DIGITS);
    }
}
