package io.tidemark.fit.model;

import io.tidemark.contracts.finding.FindingCode;
import java.util.Map;

/** A model name that names no model. The message says which part is unknown and what is known. */
public final class UnknownModel extends CannotBeFitted {

    public UnknownModel(String message) {
        super(FindingCode.UNKNOWN_MODEL.with(Map.of("what", message)));
    }
}
