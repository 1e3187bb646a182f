package io.tidemark.ingest.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that captures and edited profiles are named by. Every Java platform has it. */
final class Sha256 {

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }
}
