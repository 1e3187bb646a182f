package io.tidemark.ingest.api;

import io.tidemark.ingest.upload.KeyedPseudonyms;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The secret that pseudonyms are made with, in hexadecimal or Base64. */
final class PseudonymKey {

    private static final Logger LOG = Logger.getLogger(PseudonymKey.class);
    private static final int RANDOM_BYTES = 32;
    private static final Pattern HEXADECIMAL = Pattern.compile("([0-9a-fA-F]{2})+");

    private PseudonymKey() {}

    /**
     * The key that is configured, or a random one for this run.
     *
     * @param isRequired whether one has to be configured: where many people use an installation, its pseudonyms outlive a start
     * @throws IllegalArgumentException where it is no key, or is required and missing
     */
    static byte[] from(Optional<String> configured, boolean isRequired) {
        if (configured.isEmpty() && isRequired)
            throw new IllegalArgumentException(
                    "tidemark.pseudonym-key is not set: where people log in, pseudonyms have to be the"
                            + " same after the next start; give it " + RANDOM_BYTES + " random bytes in hexadecimal");
        return configured.map(PseudonymKey::decode).orElseGet(PseudonymKey::random);
    }

    private static byte[] decode(String key) {
        byte[] bytes = HEXADECIMAL.matcher(key).matches() ? HexFormat.of().parseHex(key) : fromBase64(key);
        if (bytes.length >= KeyedPseudonyms.MIN_KEY_BYTES) return bytes;
        throw new IllegalArgumentException("tidemark.pseudonym-key must have " + KeyedPseudonyms.MIN_KEY_BYTES
                + " bytes or more, found " + bytes.length);
    }

    private static byte[] fromBase64(String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tidemark.pseudonym-key is neither hexadecimal nor Base64");
        }
    }

    private static byte[] random() {
        LOG.info(
                "tidemark.pseudonym-key is not set: the pseudonyms of this run are its own, the same address has another"
                        + " one after the next start");
        byte[] key = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
