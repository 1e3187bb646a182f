package io.tidemark.ingest.upload;

import io.tidemark.ingest.stream.Pseudonyms;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms of addresses: "p-" and the first 16 hexadecimal digits of HMAC-SHA-256 (RFC 2104) of the address' bytes. Without
 * the key nobody can tell the address, not even by trying all of them. Not for use by several threads: every upload has
 * its own.
 */
public final class KeyedPseudonyms implements Pseudonyms {

    /** The shortest key that is accepted, in bytes. */
    public static final int MIN_KEY_BYTES = 16;

    private static final int PSEUDONYM_BYTES = 8;

    private final Mac hmac;

    /** @param key the secret, {@link #MIN_KEY_BYTES} or more */
    public KeyedPseudonyms(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key of pseudonyms must have " + MIN_KEY_BYTES + " bytes or more, found " + key.length);
        }
        try {
            hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java platform cannot compute HMAC-SHA-256", e);
        }
    }

    @Override
    public String of(byte[] address) {
        return "p-" + HexFormat.of().formatHex(hmac.doFinal(address), 0, PSEUDONYM_BYTES);
    }
}
