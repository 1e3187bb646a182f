package io.tidemark.ingest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.Reach;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.upload.Upload;
import io.tidemark.ingest.upload.UploadRejectedException;
import io.tidemark.ingest.upload.UploadStatus;
import io.tidemark.ingest.upload.UploadStatus.State;
import io.tidemark.ingest.upload.Uploads;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads of two processes on a real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PostgresUploadStoreTest {

    private static final Finding BECAUSE = FindingCode.INVALID_UPLOAD.with(Map.of("what", "a reason"));

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    private Uploads one;
    private Uploads other;

    @BeforeEach
    void forgetAll() {
        new Rows(database).update("DELETE FROM upload");
        one = process();
        other = process();
    }

    @Test
    void nobodyHasHeardOfATokenUnderWhichNothingIsUploaded() {
        assertEquals(UploadStatus.WAITING, one.status("none", Reach.ALL));
    }

    @Test
    void everyProcessTellsHowFarAnUploadHasCome() {
        Upload upload = begin(one, "a");
        upload.reached(10, 2, 1);
        UploadStatus expected = new UploadStatus(State.RECEIVING, 10, 2, 1, Optional.empty(), Optional.empty());
        assertEquals(expected, one.status("a", Reach.ALL));
        assertEquals(0, other.status("a", Reach.ALL).bytes());
        one.note();
        assertEquals(expected, other.status("a", Reach.ALL));
        upload.failed(Optional.of("id"), BECAUSE);
        one.end(upload);
        UploadStatus failed = new UploadStatus(State.FAILED, 10, 2, 1, Optional.of("id"), Optional.of(BECAUSE));
        assertEquals(failed, one.status("a", Reach.ALL));
        assertEquals(failed, other.status("a", Reach.ALL));
    }

    @Test
    void aTokenIsOfOneUploadAtATimeInAllProcesses() {
        Upload upload = begin(one, "a");
        assertInUse(one, "a");
        assertInUse(other, "a");
        parsed(one, upload);
        begin(other, "a");
        assertEquals(State.RECEIVING, one.status("a", Reach.ALL).state());
    }

    @Test
    void aTokenHasOneTo64OfItsCharacters() {
        for (String token : new String[] {"", "a b", "\u00e4", "x".repeat(65)}) {
            assertThrows(UploadRejectedException.class, () -> begin(one, token), token);
        }
        begin(one, "x".repeat(64));
    }

    @Test
    void anUploadWhoseProcessIsGoneHasFailedAndItsTokenIsFree() {
        Upload upload = begin(one, "a");
        upload.reached(10, 2, 1);
        one.note();
        pass("seen", PostgresUploadStore.SILENCE);
        UploadStatus lost = other.status("a", Reach.ALL);
        assertEquals(State.FAILED, lost.state());
        assertEquals(
                FindingCode.UPLOAD_BROKEN_OFF, lost.why().map(Finding::code).orElseThrow());
        begin(other, "a").reached(20, 2, 1);
        other.note();
        one.note(); // of a process that was only slow
        assertEquals(20, process().status("a", Reach.ALL).bytes());
    }

    @Test
    void theOldestEndedUploadsBeyondTheirNumberAreForgotten() {
        for (String token : new String[] {"a", "b", "c", "d"}) parsed(one, begin(one, token));
        begin(other, "e");
        assertEquals(State.WAITING, other.status("a", Reach.ALL).state());
        assertEquals(State.PARSED, other.status("b", Reach.ALL).state());
        assertEquals(State.PARSED, other.status("d", Reach.ALL).state());
    }

    @Test
    void endedUploadsAreForgottenAfterTheirTime() {
        parsed(one, begin(one, "a"));
        pass("begun", Duration.ofMinutes(61));
        assertEquals(State.WAITING, one.status("a", Reach.ALL).state());
        begin(one, "b");
        assertEquals(1, new Rows(database).update("DELETE FROM upload"));
    }

    @Test
    void anUploadUnderWayIsNeverForgotten() {
        begin(one, "a");
        for (String token : new String[] {"b", "c", "d"}) parsed(one, begin(one, token));
        pass("begun", Duration.ofDays(1));
        begin(other, "e");
        assertEquals(State.RECEIVING, other.status("a", Reach.ALL).state());
        assertEquals(State.WAITING, other.status("d", Reach.ALL).state());
    }

    @Test
    void aTeamDoesNotSeeWhatAnotherUploads() {
        Upload network = one.begin(Optional.of("t"), Optional.of("network"));
        Upload security = other.begin(Optional.of("t"), Optional.of("security"));
        network.reached(10, 1, 1);
        security.reached(20, 1, 1);
        one.note();
        other.note();
        for (Uploads process : new Uploads[] {one, other, process()}) {
            assertEquals(10, process.status("t", Reach.of(Set.of("network"))).bytes());
            assertEquals(20, process.status("t", Reach.of(Set.of("security"))).bytes());
            assertEquals(UploadStatus.WAITING, process.status("t", Reach.of(Set.of("sales"))));
            assertEquals(UploadStatus.WAITING, process.status("t", Reach.of(Set.of())));
        }
    }

    @Test
    void whatEndsWithoutAWordHasFailed() {
        Upload upload = begin(one, "a");
        assertFalse(upload.status().state().isFinal());
        one.end(upload);
        assertEquals(State.FAILED, other.status("a", Reach.ALL).state());
    }

    private Uploads process() {
        return new Uploads(new PostgresUploadStore(database, json, UUID.randomUUID(), 3, Duration.ofHours(1)));
    }

    private static Upload begin(Uploads process, String token) {
        return process.begin(Optional.of(token), Optional.empty());
    }

    private static void parsed(Uploads process, Upload upload) {
        upload.parsed("id");
        process.end(upload);
    }

    private static void assertInUse(Uploads process, String token) {
        UploadRejectedException refused = assertThrows(UploadRejectedException.class, () -> begin(process, token));
        assertEquals(FindingCode.UPLOAD_TOKEN_IN_USE, refused.finding().code());
    }

    /** Lets some time pass, as the column tells it. */
    private void pass(String column, Duration time) {
        new Rows(database)
                .update(
                        "UPDATE upload SET " + column + " = " + column + " - ? * interval '1 second'",
                        time.toSeconds());
    }
}
