package io.tidemark.ingest.upload;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Keeps what is known of captures, and their metrics as they are served. Every call is one transaction. */
public interface CaptureStore {

    /** The capture of an id. */
    Optional<StoredCapture> find(String id);

    /** The captures stored last, newest first. */
    List<StoredCapture> newest(int most);

    /**
     * Stores a capture and all its metrics, in the place of what was known of it before.
     *
     * @param measurements its metrics, taken and stored one after the other; where one cannot be had, nothing is stored
     */
    void save(StoredCapture.Parsed capture, Iterator<CaptureMeasurement> measurements);

    /** Stores that a capture failed, but where it is known as parsed. */
    void save(StoredCapture.Failed capture);

    /** Stores the metrics of one more definition, in the place of earlier ones. */
    void save(String id, CaptureMeasurement measurement);

    /** The metrics of a capture under one session definition, as JSON. */
    Optional<String> metrics(String id, String definition);

    /** Names of the definitions that there are metrics of, in alphabetical order. */
    List<String> definitions(String id);

    /** Forgets a capture and its metrics. */
    void forget(String id);
}
