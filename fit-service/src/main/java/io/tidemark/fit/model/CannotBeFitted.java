package io.tidemark.fit.model;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;

/** A model cannot be fitted to some captures, and trying again does not help. */
public abstract class CannotBeFitted extends IllegalArgumentException {

    private final transient Finding finding;

    CannotBeFitted(Finding finding) {
        super(FindingDocument.of(finding).text());
        this.finding = finding;
    }

    /** Why not. */
    public Finding finding() {
        return finding;
    }
}
