package io.tidemark.simulate.coherence;

import java.util.List;

/** An answer that contradicts itself, and is not given. */
public final class IncoherentAnswer extends RuntimeException {

    private final List<String> fits;

    /**
     * @param fits ids of the fits that the answer rests on
     * @param part of the answer
     * @param rule what should hold of it
     * @param values what was found
     */
    IncoherentAnswer(List<String> fits, String part, String rule, String values) {
        super(part + ": expected that " + rule + ", found " + values);
        this.fits = List.copyOf(fits);
    }

    /** Ids of the fits that the answer rests on. */
    public List<String> fits() {
        return fits;
    }
}
