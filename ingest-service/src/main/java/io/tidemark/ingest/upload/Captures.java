package io.tidemark.ingest.upload;

import io.tidemark.contracts.Reach;
import io.tidemark.ingest.host.HostCounts;
import io.tidemark.ingest.host.HostMeasurement;
import io.tidemark.ingest.metrics.SessionDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The captures that are known, and what can be asked of them. */
public final class Captures {

    private final CaptureStore store;
    private final StreamTopic streamTopic;
    private final MetricsTopic metricsTopic;
    private final Publication publication;
    private final CaptureLocks locks;
    private final Supplier<Reach> reach;

    /**
     * @param store where captures are kept
     * @param streamTopic where their stream records lie
     * @param metricsTopic whom to tell that one is forgotten
     * @param publication publishes metrics of further definitions
     * @param locks keep one capture from being worked on twice at once
     * @param reach tells whose captures the one who asks sees; others are as if they were not there
     */
    public Captures(
            CaptureStore store,
            StreamTopic streamTopic,
            MetricsTopic metricsTopic,
            Publication publication,
            CaptureLocks locks,
            Supplier<Reach> reach) {
        this.store = store;
        this.streamTopic = streamTopic;
        this.metricsTopic = metricsTopic;
        this.publication = publication;
        this.locks = locks;
        this.reach = reach;
    }

    /** The captures stored last, newest first. */
    public List<StoredCapture> newest(int most) {
        return store.newest(most, reach.get());
    }

    /** A capture, parsed or failed. */
    public StoredCapture find(String id) {
        return Optional.of(id)
                .filter(CaptureId::isPossible)
                .flatMap(store::find)
                .filter(capture -> reach.get().includes(capture.team()))
                .orElseThrow(() -> new CaptureNotFoundException("there is no capture " + id));
    }

    /** Names of the definitions that there are metrics of, in alphabetical order. */
    public List<String> definitions(String id) {
        return store.definitions(id);
    }

    /** A capture's metrics under one session definition, as JSON. */
    public String metrics(String id, String definition) {
        return store.metrics(parsed(id).id(), definition).orElseThrow(() -> noMetrics(id, definition));
    }

    /** How many bytes a capture's metrics under one session definition are. */
    public long metricsBytes(String id, String definition) {
        return store.metricsBytes(parsed(id).id(), definition).orElseThrow(() -> noMetrics(id, definition));
    }

    private CaptureNotFoundException noMetrics(String id, String definition) {
        return new CaptureNotFoundException("capture " + id + " has no metrics of definition " + definition
                + "; there are " + String.join(", ", store.definitions(id)));
    }

    /** How many hosts of the users' side a capture holds, where that is known. */
    public Optional<HostCounts> hostCounts(String id) {
        return store.hostCounts(id);
    }

    /** The hosts of the users' side of a capture. */
    public HostMeasurement hosts(String id) {
        return store.hosts(parsed(id).id())
                .orElseThrow(() -> new CaptureNotFoundException(
                        "capture " + id + " was stored before hosts were told apart; upload it again to have them"));
    }

    /**
     * The stream records of a capture.
     *
     * @throws StreamsGoneException where the topic has dropped them
     */
    public StreamTopic.StreamCursor streams(String id) {
        StoredCapture.Parsed capture = parsed(id);
        return streamTopic.read(capture.id(), capture.streams());
    }

    /** Measures a capture under a further definition, or again under a known one, and publishes that. */
    public void measure(String id, SessionDefinition definition) {
        try (CaptureLocks.Held ignored = locks.lock(id)) {
            publication.publish(parsed(id), definition);
        }
    }

    /** Forgets a capture, and tells everybody to. */
    public void forget(String id) {
        try (CaptureLocks.Held ignored = locks.lock(id)) {
            metricsTopic.forget(id, find(id).team());
            store.forget(id);
        }
    }

    private StoredCapture.Parsed parsed(String id) {
        if (find(id) instanceof StoredCapture.Parsed capture) return capture;
        throw new CaptureNotFoundException("capture " + id + " has failed, so there is nothing of it but the reason");
    }
}
