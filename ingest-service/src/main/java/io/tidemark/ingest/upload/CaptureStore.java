package io.tidemark.ingest.upload;

import io.tidemark.contracts.Reach;
import io.tidemark.ingest.host.HostCounts;
import io.tidemark.ingest.host.HostMeasurement;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps what is known of captures, and their metrics as they are served. Every call is one transaction. */
public interface CaptureStore {

    /** The capture of an id. */
    Optional<StoredCapture> find(String id);

    /** The captures stored last of those that are seen, newest first. */
    List<StoredCapture> newest(int most, Reach reach);

    /** Ids of captures that were stored before a time, those stored first coming first. */
    List<String> storedBefore(Instant time, int most);

    /**
     * Stores a capture, all its metrics and its hosts, in the place of what was known of it before.
     *
     * @param measurements its metrics, taken and stored one after the other; where one cannot be had, nothing is stored
     * @param hosts its hosts, where it is measured
     */
    void save(StoredCapture.Parsed capture, Iterator<CaptureMeasurement> measurements, Optional<HostMeasurement> hosts);

    /** Stores that a capture failed, but where it is known as parsed. */
    void save(StoredCapture.Failed capture);

    /** Stores the metrics of one more definition, in the place of earlier ones. */
    void save(String id, CaptureMeasurement measurement);

    /** The metrics of a capture under one session definition, as JSON. */
    Optional<String> metrics(String id, String definition);

    /** Bytes of what {@link #metrics} answers. */
    OptionalLong metricsBytes(String id, String definition);

    /** Names of the definitions that there are metrics of, in alphabetical order. */
    List<String> definitions(String id);

    /** How many hosts of the users' side a capture holds; nothing is known of a failed one, nor of one stored before hosts were told apart. */
    Optional<HostCounts> hostCounts(String id);

    /** The hosts of the users' side of a capture. */
    Optional<HostMeasurement> hosts(String id);

    /** Forgets a capture, its metrics and its hosts. */
    void forget(String id);
}
