package io.tidemark.ingest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.metrics.DurationSummary;
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

    @Inject
    ObjectMapper json;

    @Test
    void keepsOneOfTheSameCaptureStoredSeveralTimesAtOnce() throws Exception {
        StoredCapture.Parsed capture = parsed("a1");
        atOnce(store -> store.save(
                capture, List.of(measurement("wire"), measurement("pf")).iterator()));
        PostgresCaptureStore store = new PostgresCaptureStore(json);
        StoredCapture kept = store.find(capture.id()).orElseThrow();
        assertEquals(
                capture.completion(),
                assertInstanceOf(StoredCapture.Parsed.class, kept).completion());
        assertEquals(List.of("pf", "wire"), store.definitions(capture.id()));
    }

    @Test
    void keepsOneReasonOfTheSameCaptureThatFailedSeveralTimesAtOnce() throws Exception {
        String digest = "b2".repeat(32);
        String id = CaptureId.of(digest, 1);
        atOnce(store -> store.save(new StoredCapture.Failed(id, NOON, digest, new UploadRequest("", 1), "no capture")));
        assertInstanceOf(
                StoredCapture.Failed.class,
                new PostgresCaptureStore(json).find(id).orElseThrow());
    }

    @Test
    void keepsOneOfTheSameMetricsStoredSeveralTimesAtOnce() throws Exception {
        StoredCapture.Parsed capture = parsed("c3");
        new PostgresCaptureStore(json).save(capture, Collections.emptyIterator());
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
        return new StoredCapture.Parsed(CaptureId.of(digest, 1), NOON, completion, Map.of(), List.of(), nowhere);
    }

    private static CaptureMeasurement measurement(String definition) {
        SecondValues silence = new SecondValues(new int[] {0}, new int[] {0});
        DurationSummary none = new DurationSummary(0, 0, Map.of(), null);
        return new CaptureMeasurement(definition, NOON, 1, silence, silence, silence, new PerProtocol<>(none, none));
    }
}
