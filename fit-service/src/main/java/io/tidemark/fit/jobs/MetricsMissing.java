package io.tidemark.fit.jobs;

/** There are no metrics, or not all parts of them, of a capture under a session definition. */
public final class MetricsMissing extends RuntimeException {

    private final String captureId;
    private final String definition;

    MetricsMissing(String captureId, String definition) {
        super("no metrics of capture " + captureId + " under the definition " + definition);
        this.captureId = captureId;
        this.definition = definition;
    }

    /** The capture. */
    public String captureId() {
        return captureId;
    }

    /** The session definition. */
    public String definition() {
        return definition;
    }
}
