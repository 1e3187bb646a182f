package io.tidemark.ingest.packet;

/** Decodes one kind of header. A new protocol is one new class, and one line in {@link Layers}. */
interface Layer {

    /** Ends decoding; the cursor knows why. */
    Layer END = cursor -> {
        throw new IllegalStateException("decoding has ended");
    };

    /**
     * Reads the header at the cursor and moves the cursor behind it.
     *
     * @return what decodes the next header, {@link #END} where there is none
     */
    Layer decode(Cursor cursor);
}
