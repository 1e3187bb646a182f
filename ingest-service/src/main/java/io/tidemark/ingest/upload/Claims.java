package io.tidemark.ingest.upload;

import java.util.Set;

/** Which process works on a capture. A claim lapses where it is not renewed for a while. */
public interface Claims {

    /**
     * Claims a capture for this process.
     *
     * @return whether it has it; not while another does
     * @throws UnavailableException where nobody can tell
     */
    boolean take(String captureId);

    /**
     * Keeps claims of this process from lapsing.
     *
     * @throws UnavailableException where that cannot be noted
     */
    void renew(Set<String> captureIds);

    /**
     * Gives a claim of this process up.
     *
     * @throws UnavailableException where that cannot be noted
     */
    void giveBack(String captureId);
}
