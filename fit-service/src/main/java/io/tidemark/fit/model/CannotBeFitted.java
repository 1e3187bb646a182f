package io.tidemark.fit.model;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.RefusalException;

/** A model cannot be fitted to some captures, and trying again does not help. */
public abstract class CannotBeFitted extends RefusalException {

    private static final long serialVersionUID = 1L;

    CannotBeFitted(Finding finding) {
        super(finding, null);
    }
}
