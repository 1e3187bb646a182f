package io.tidemark.ingest.upload;

import io.tidemark.ingest.stream.Pseudonyms;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Makes each pseudonym once, for a capture that is gone through several times. */
final class RememberedPseudonyms implements Pseudonyms {

    /** Pseudonyms that are remembered, of some 200 bytes each; those of more addresses are made again. */
    private static final int MOST = 1 << 15;

    private final Pseudonyms made;
    private final Map<ByteBuffer, String> remembered = new HashMap<>();

    RememberedPseudonyms(Pseudonyms made) {
        this.made = made;
    }

    @Override
    public String of(byte[] address) {
        String known = remembered.get(ByteBuffer.wrap(address));
        if (known != null) return known;
        String pseudonym = made.of(address);
        if (remembered.size() < MOST) remembered.put(ByteBuffer.wrap(address.clone()), pseudonym);
        return pseudonym;
    }
}
