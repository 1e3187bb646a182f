package io.tidemark.ingest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.Reach;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.format.CaptureFormats;
import io.tidemark.ingest.host.HostCounts;
import io.tidemark.ingest.host.HostMeasurement;
import io.tidemark.ingest.host.HostSpread;
import io.tidemark.ingest.host.HostTraffic;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.metrics.Correction;
import io.tidemark.ingest.metrics.CorrectionTally;
import io.tidemark.ingest.metrics.DurationSummary;
import io.tidemark.ingest.stream.SampledHosts;
import io.tidemark.ingest.upload.CaptureId;
import io.tidemark.ingest.upload.CaptureMeasurement;
import io.tidemark.ingest.upload.CaptureMeasurement.SecondValues;
import io.tidemark.ingest.upload.StoredCapture;
import io.tidemark.ingest.upload.StreamLocation;
import io.tidemark.ingest.upload.UploadRequest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens to captures in a real PostgreSQL when several processes store the same one at the same instant. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PostgresCaptureStoreTest {

    private static final int PROCESSES = 8;
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static final HostMeasurement HOSTS = hosts();

    @Inject
    ObjectMapper json;

    @Test
    void keepsOneOfTheSameCaptureStoredSeveralTimesAtOnce() throws Exception {
        StoredCapture.Parsed capture = parsed("a1");
        atOnce(store -> store.save(
                capture, List.of(measurement("wire"), measurement("pf")).iterator(), Optional.of(HOSTS)));
        PostgresCaptureStore store = new PostgresCaptureStore(json);
        StoredCapture kept = store.find(capture.id()).orElseThrow();
        assertEquals(
                capture.completion(),
                assertInstanceOf(StoredCapture.Parsed.class, kept).completion());
        assertEquals(
                capture.findings(),
                assertInstanceOf(StoredCapture.Parsed.class, kept).findings());
        assertEquals(List.of("pf", "wire"), store.definitions(capture.id()));
        assertEquals(HOSTS, store.hosts(capture.id()).orElseThrow());
        assertEquals(HOSTS.counts(), store.hostCounts(capture.id()).orElseThrow());
    }

    @Test
    void listsTheCapturesOfTheTeamsThatAreSeen() {
        StoredCapture.Parsed capture = parsed("c7");
        PostgresCaptureStore store = new PostgresCaptureStore(json);
        store.save(capture, Collections.emptyIterator(), Optional.empty());
        assertTrue(ids(store, Reach.ALL).contains(capture.id()));
        assertTrue(ids(store, Reach.of(Set.of("sales", "network"))).contains(capture.id()));
        assertFalse(ids(store, Reach.of(Set.of("sales"))).contains(capture.id()));
        assertEquals(List.of(), ids(store, Reach.of(Set.of())));
    }

    private static List<String> ids(PostgresCaptureStore store, Reach reach) {
        return store.newest(100, reach).stream().map(StoredCapture::id).toList();
    }

    @Test
    void forgetsTheHostsWithTheCapture() {
        StoredCapture.Parsed capture = parsed("d4");
        PostgresCaptureStore store = new PostgresCaptureStore(json);
        store.save(capture, Collections.emptyIterator(), Optional.of(HOSTS));
        store.forget(capture.id());
        assertEquals(Optional.empty(), store.hosts(capture.id()));
    }

    @Test
    void keepsOneReasonOfTheSameCaptureThatFailedSeveralTimesAtOnce() throws Exception {
        String digest = "b2".repeat(32);
        String id = CaptureId.of(digest, 1);
        Finding why = FindingCode.NOT_A_CAPTURE.with(Map.of("offset", 0, "expected", "pcap", "found", "a \0"));
        StoredCapture.Failed capture = new StoredCapture.Failed(id, NOON, digest, new UploadRequest("", 1), why);
        atOnce(store -> store.save(capture));
        assertEquals(capture, new PostgresCaptureStore(json).find(id).orElseThrow());
    }

    @Test
    void takesTheReasonOfACaptureThatFailedBeforeThereWereFindings() {
        String digest = "e5".repeat(32);
        String id = CaptureId.of(digest, 1);
        PostgresCaptureStore store = new PostgresCaptureStore(json);
        store.save(new StoredCapture.Failed(
                id, NOON, digest, new UploadRequest("", 1), FindingDocument.statedRefusal("at byte 0: expected pcap")));
        QuarkusTransaction.requiringNew().run(() -> CaptureEntity.update("findings = null where id = ?1", id));
        Finding why = assertInstanceOf(
                        StoredCapture.Failed.class, store.find(id).orElseThrow())
                .why();
        assertEquals(FindingCode.STATED_REFUSAL.with(Map.of("statement", "at byte 0: expected pcap")), why);
    }

    @Test
    void keepsOneOfTheSameMetricsStoredSeveralTimesAtOnce() throws Exception {
        StoredCapture.Parsed capture = parsed("c3");
        new PostgresCaptureStore(json).save(capture, Collections.emptyIterator(), Optional.of(HOSTS));
        atOnce(store -> store.save(capture.id(), measurement("custom-0")));
        assertEquals(List.of("custom-0"), new PostgresCaptureStore(json).definitions(capture.id()));
    }

    /** Has a store for each process do the same work, all beginning together; fails where one of them does. */
    private void atOnce(Consumer<PostgresCaptureStore> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(PROCESSES);
        ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<Callable<Integer>> tasks = IntStream.range(0, PROCESSES)
                    .<Callable<Integer>>mapToObj(process -> () -> {
                        PostgresCaptureStore store = new PostgresCaptureStore(json);
                        start.await();
                        work.accept(store);
                        return process;
                    })
                    .toList();
            for (Future<Integer> done : processes.invokeAll(tasks)) done.get();
        } finally {
            processes.shutdownNow();
        }
    }

    private static StoredCapture.Parsed parsed(String byteOfDigest) {
        String digest = byteOfDigest.repeat(32);
        PerProtocol<Long> none = new PerProtocol<>(0L, 0L);
        CaptureCompletion completion = new CaptureCompletion(
                digest, "", 1, NOON, NOON, 1, 60L, 1_000, false, none, none, none, 0L, Map.of("ARP", 1L), 0, 0);
        StreamLocation nowhere = new StreamLocation(0, new long[] {});
        return new StoredCapture.Parsed(
                CaptureId.of(digest, 1),
                NOON,
                completion,
                new CaptureSpan(1_000, 2_000, 1_000),
                Optional.of(CaptureFormats.labelled("pcap")),
                Map.of(),
                List.of(),
                Map.of(
                        Correction.IDLE_UDP,
                        new CorrectionTally.Changed(1, new PerProtocol<>(0L, 1L), new PerProtocol<>(0L, 2L))),
                List.of(FindingCode.STREAMS_EVICTED.with(Map.of("streams", 7))),
                Optional.of("p-0123456789abcdef"),
                Optional.of("network"),
                nowhere);
    }

    private static CaptureMeasurement measurement(String definition) {
        SecondValues silence = new SecondValues(new int[] {0}, new int[] {0});
        DurationSummary none = new DurationSummary(0, 0, Map.of(), null);
        return new CaptureMeasurement(
                definition, NOON, 1, silence, silence, silence, new PerProtocol<>(none, none), List.of(), List.of());
    }

    private static HostMeasurement hosts() {
        HostSpread spread = new HostSpread(0.5, null, Map.of("0.5", 0.5));
        PerProtocol<HostTraffic.Durations> durations = new PerProtocol<>(
                new HostTraffic.Durations(1.5, Map.of("0.5", 1.5)), new HostTraffic.Durations(null, Map.of()));
        HostTraffic host =
                new HostTraffic("p-0123456789abcdef", new PerProtocol<>(1L, 0L), 0.5, 1, durations, 0.75, 1, 1, 2);
        HostCounts counts = new HostCounts(List.of("10.0.0.0/8"), 2, 1, new SampledHosts(2, 9), 0, 3, 0);
        return new HostMeasurement(counts, 2, spread, spread, List.of(host), 0);
    }
}
