package io.tidemark.ingest.store;

import java.io.Serializable;

/**
 * What a row of {@code capture_metrics} is found by.
 *
 * @param captureId the capture
 * @param definition name of the session definition
 */
public record MetricsKey(String captureId, String definition) implements Serializable {}
