package io.tidemark.ingest.upload;

import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.Reach;
import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.host.HostMeasurement;
import io.tidemark.ingest.host.HostReplay;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.metrics.CorrectionTally;
import io.tidemark.ingest.metrics.MetricsFindings;
import io.tidemark.ingest.metrics.Persons;
import io.tidemark.ingest.metrics.SessionDefinition;
import io.tidemark.ingest.metrics.SessionMeasurement;
import io.tidemark.ingest.metrics.SessionReplay;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.Pseudonyms;
import io.tidemark.ingest.upload.IntakeMeter.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Publishes what was parsed: stream records, what completes them, then the metrics of every built-in profile and last those
 * of {@code wire}, for a fit begins when those arrive. Stored only when Kafka has acknowledged all of it, together with the hosts,
 * which are published nowhere else. Measuring takes memory with every stream and every second, so one capture at a time is
 * measured, under one definition at a time. What is stored of it waits in memory until Kafka has acknowledged everything, where the
 * capture is short enough; otherwise it is measured again.
 */
public final class Publication {

    /** Where nobody asks for an address none is hashed. */
    private static final Pseudonyms UNNAMED = address -> "";

    /** Most seconds of all definitions together that wait in memory, 24 bytes each; a day under nine definitions is within it. */
    private static final int MOST_SECONDS_KEPT = 800_000;

    private final StreamTopic streamTopic;
    private final MetricsTopic metricsTopic;
    private final CaptureStore store;
    private final List<SessionDefinition> definitions = new ArrayList<>();
    private final MeasurableSpan measurable;
    private final Supplier<Pseudonyms> pseudonyms;
    private final IntakeMeter meter;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * Whose the streams of a capture are.
     *
     * @param people how many people there are
     * @param persons tells them apart
     * @param names makes the pseudonyms that it takes
     */
    private record Whose(int people, Persons persons, Pseudonyms names) {}

    /** One capture on its way out. */
    private record Outgoing(
            String id, String digest, UploadRequest request, ParsedCapture capture, CorrectionTally tally) {

        CaptureSpan span() {
            CaptureSummary summary = capture.summary();
            return new CaptureSpan(
                    summary.measuredStartEpochNanos(), summary.measuredEndEpochNanos(), summary.clockResolutionNanos());
        }

        CaptureMetrics metrics(SessionMeasurement measured, Whose whose) {
            return measured.asMetrics(id, digest, whose.people(), request.team());
        }

        CaptureCompletion completion(int batches) {
            CaptureSummary summary = capture.summary();
            return new CaptureCompletion(
                    digest,
                    request.name(),
                    request.users(),
                    Instant.ofEpochSecond(0, summary.startEpochNanos()),
                    Instant.ofEpochSecond(0, summary.endEpochNanos()),
                    summary.packets(),
                    summary.bytes().isPresent() ? summary.bytes().getAsLong() : null,
                    summary.clockResolutionNanos(),
                    summary.truncated(),
                    summary.streams(),
                    tally.connections(),
                    tally.open(),
                    summary.udpStreamsAtStart(),
                    summary.skipped(),
                    summary.evicted(),
                    batches);
        }
    }

    /**
     * @param streamTopic where stream records go
     * @param metricsTopic where metrics go
     * @param store where captures are kept
     * @param profiles the built-in profiles
     * @param measurable which captures are measured
     * @param pseudonyms makes what stands for the addresses of one capture
     * @param meter counts and times
     * @param clock tells the time
     */
    public Publication(
            StreamTopic streamTopic,
            MetricsTopic metricsTopic,
            CaptureStore store,
            List<SessionProfile> profiles,
            MeasurableSpan measurable,
            Supplier<Pseudonyms> pseudonyms,
            IntakeMeter meter,
            Clock clock) {
        this.streamTopic = streamTopic;
        this.metricsTopic = metricsTopic;
        this.store = store;
        profiles.forEach(profile -> definitions.add(SessionDefinition.of(profile)));
        definitions.add(SessionDefinition.WIRE);
        this.measurable = measurable;
        this.pseudonyms = pseudonyms;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * Asks those who will be needed whether they are there, before anything is read for them.
     *
     * @throws UnavailableException where one does not answer
     */
    void requireReachable() {
        streamTopic.requireReachable();
        store.newest(1, Reach.ALL);
    }

    /**
     * Publishes and stores a capture, unless it is there already, whole.
     *
     * @return whether it was published now
     * @throws UnavailableException where Kafka or the database does not answer
     */
    boolean publish(String id, String digest, UploadRequest request, ParsedCapture capture) {
        if (isThere(id)) return false;
        CorrectionTally tally = timed(Stage.MEASURE, () -> CorrectionTally.of(capture.records(UNNAMED)));
        Outgoing outgoing = new Outgoing(id, digest, request, capture, tally);
        StoredCapture.Parsed published = timed(Stage.PUBLISH, () -> publishStreams(outgoing));
        turn.lock();
        try {
            List<SessionDefinition> measured = measuredOf(published);
            Pseudonyms names = new RememberedPseudonyms(pseudonyms.get());
            Optional<HostMeasurement> hosts =
                    measured.isEmpty() ? Optional.empty() : Optional.of(hosts(outgoing, names));
            int people = people(request.users(), hosts);
            Persons persons = persons(people, request.person(), hosts);
            Whose whose = new Whose(people, persons, persons.areNamed() ? names : UNNAMED);
            Iterator<CaptureMeasurement> measurements = publishMetrics(outgoing, measured, whose);
            timed(Stage.STORE, () -> store.save(published, measurements, hosts));
        } finally {
            turn.unlock();
        }
        return true;
    }

    /**
     * Publishes and stores the metrics of one more definition, from the stream records read back.
     *
     * @throws UnmeasuredException where the capture is not measured
     * @throws StreamsGoneException where the topic has dropped the records
     * @throws UnavailableException where Kafka or the database does not answer
     */
    void publish(StoredCapture.Parsed capture, SessionDefinition definition) {
        CaptureCompletion known = capture.completion();
        measurable.whyUnmeasured(capture).ifPresent(why -> {
            throw new UnmeasuredException(capture.id(), why);
        });
        Optional<HostMeasurement> hosts = store.hosts(capture.id());
        int people = people(known.users(), hosts);
        Persons persons = persons(people, capture.person(), hosts);
        SessionMeasurement measured;
        try (StreamTopic.StreamCursor streams = streamTopic.read(capture.id(), capture.streams())) {
            measured = SessionReplay.replay(definition, capture.measured(), streams, persons)
                    .withFindings(
                            MetricsFindings.of(definition, capture.format(), capture.findings(), capture.corrected()));
        }
        metricsTopic.publish(measured.asMetrics(capture.id(), known.digest(), people, capture.team()));
        store.save(capture.id(), CaptureMeasurement.of(measured));
    }

    private static int people(int users, Optional<HostMeasurement> hosts) {
        return hosts.map(known -> known.counts().people(users)).orElse(users);
    }

    private static Persons persons(int people, Optional<String> person, Optional<HostMeasurement> hosts) {
        return person.map(Persons::one)
                .or(() -> hosts.map(known -> known.persons(people)))
                .orElse(Persons.together(people));
    }

    private StoredCapture.Parsed publishStreams(Outgoing outgoing) {
        ParsedCapture capture = outgoing.capture();
        Endings endings = new Endings(capture.records(pseudonyms.get()));
        StreamBatches batches = new StreamBatches(outgoing.id(), endings);
        StreamLocation location = streamTopic.publish(
                outgoing.id(), outgoing.request().team(), batches, () -> outgoing.completion(batches.taken()));
        return new StoredCapture.Parsed(
                outgoing.id(),
                clock.instant(),
                outgoing.completion(batches.taken()),
                outgoing.span(),
                Optional.of(capture.summary().format()),
                capture.summary().firstSkipped(),
                endings.descending(),
                outgoing.tally().changed(),
                capture.summary().findings(),
                outgoing.request().person(),
                outgoing.request().team(),
                location);
    }

    private boolean isThere(String id) {
        return store.find(id)
                .map(known -> known instanceof StoredCapture.Parsed parsed
                        && (measuredOf(parsed).isEmpty() || store.hostCounts(id).isPresent())
                        && streamTopic.holds(parsed.streams()))
                .orElse(false);
    }

    private HostMeasurement hosts(Outgoing outgoing, Pseudonyms names) {
        ParsedCapture capture = outgoing.capture();
        return timed(
                Stage.MEASURE,
                () -> HostReplay.replay(
                        outgoing.request().inside(),
                        outgoing.span(),
                        capture.summary().sampled(),
                        capture::records,
                        names));
    }

    private List<SessionDefinition> measuredOf(StoredCapture.Parsed capture) {
        return measurable.whyUnmeasured(capture).isPresent() ? List.of() : definitions;
    }

    /** Publishes the metrics, and returns what is to be stored of them: kept where there is room, else measured once more as it is taken. */
    private Iterator<CaptureMeasurement> publishMetrics(
            Outgoing outgoing, List<SessionDefinition> measured, Whose whose) {
        long seconds =
                measured.stream().mapToLong(each -> outgoing.span().seconds()).sum();
        boolean keeps = seconds <= MOST_SECONDS_KEPT;
        List<CaptureMeasurement> kept = new ArrayList<>();
        for (SessionDefinition definition : measured) {
            SessionMeasurement measurement = measure(outgoing, definition, whose);
            timed(Stage.PUBLISH, () -> metricsTopic.publish(outgoing.metrics(measurement, whose)));
            if (keeps) kept.add(CaptureMeasurement.of(measurement));
        }
        return keeps ? kept.iterator() : measuredAgain(outgoing, measured, whose);
    }

    private Iterator<CaptureMeasurement> measuredAgain(
            Outgoing outgoing, List<SessionDefinition> measured, Whose whose) {
        return measured.stream()
                .map(definition -> CaptureMeasurement.of(measure(outgoing, definition, whose)))
                .iterator();
    }

    private SessionMeasurement measure(Outgoing outgoing, SessionDefinition definition, Whose whose) {
        Iterator<StreamRecord> streams = outgoing.capture().records(whose.names());
        CaptureSummary summary = outgoing.capture().summary();
        List<Finding> findings = MetricsFindings.of(
                definition,
                Optional.of(summary.format()),
                summary.findings(),
                outgoing.tally().changed());
        return timed(Stage.MEASURE, () -> SessionReplay.replay(definition, outgoing.span(), streams, whose.persons()))
                .withFindings(findings);
    }

    private void timed(Stage stage, Runnable work) {
        timed(stage, () -> {
            work.run();
            return true;
        });
    }

    private <T> T timed(Stage stage, Supplier<T> work) {
        long startNanos = System.nanoTime();
        T result = work.get();
        meter.took(stage, Duration.ofNanos(System.nanoTime() - startNanos));
        return result;
    }
}
