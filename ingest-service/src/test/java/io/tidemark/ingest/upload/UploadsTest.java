package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.contracts.Reach;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.upload.UploadStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UploadsTest {

    private static final Finding BECAUSE = FindingCode.UPLOAD_FAILED.alone();

    private final SteppedClock clock = new SteppedClock();
    private final Uploads uploads = new Uploads(2, Duration.ofHours(1), clock);

    @Test
    void waitsForATokenThatNobodyUploadsUnder() {
        assertEquals(UploadStatus.WAITING, uploads.status("none", Reach.ALL));
    }

    @Test
    void tellsHowFarAnUploadHasCome() {
        Upload upload = begin("a");
        upload.reached(10, 2, 1);
        assertEquals(
                new UploadStatus(State.RECEIVING, 10, 2, 1, Optional.empty(), Optional.empty()),
                uploads.status("a", Reach.ALL));
        upload.failed(Optional.empty(), BECAUSE);
        assertEquals(Optional.of(BECAUSE), uploads.status("a", Reach.ALL).why());
    }

    @Test
    void refusesATokenWhoseUploadIsUnderWay() {
        begin("a");
        UploadRejectedException refused = assertThrows(UploadRejectedException.class, () -> begin("a"));
        assertEquals(FindingCode.UPLOAD_TOKEN_IN_USE, refused.finding().code());
    }

    @Test
    void takesATokenAgainAfterItsUpload() {
        begin("a").failed(Optional.empty(), BECAUSE);
        begin("a");
        assertEquals(State.RECEIVING, uploads.status("a", Reach.ALL).state());
    }

    @Test
    void refusesATokenOfOtherCharacters() {
        for (String token : new String[] {"", "a b", "ä", "x".repeat(65)}) {
            assertThrows(UploadRejectedException.class, () -> begin(token), token);
        }
    }

    @Test
    void forgetsTheOldestEndedUploadsBeyondItsNumber() {
        begin("a").parsed("id-a");
        begin("b").parsed("id-b");
        begin("c").parsed("id-c");
        assertEquals(State.WAITING, uploads.status("a", Reach.ALL).state());
        assertEquals(State.PARSED, uploads.status("b", Reach.ALL).state());
        assertEquals(State.PARSED, uploads.status("c", Reach.ALL).state());
    }

    @Test
    void forgetsEndedUploadsAfterTheirTime() {
        begin("a").parsed("id-a");
        clock.now = clock.now.plus(Duration.ofMinutes(61));
        assertEquals(State.WAITING, uploads.status("a", Reach.ALL).state());
    }

    @Test
    void neverForgetsAnUploadUnderWay() {
        begin("a");
        begin("b").parsed("id-b");
        begin("c").parsed("id-c");
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertEquals(State.RECEIVING, uploads.status("a", Reach.ALL).state());
    }

    private Upload begin(String token) {
        return uploads.begin(Optional.of(token), Optional.empty());
    }

    private static final class SteppedClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aTeamDoesNotSeeWhatAnotherUploads() {
        Upload network = uploads.begin(Optional.of("t"), Optional.of("network"));
        Upload security = uploads.begin(Optional.of("t"), Optional.of("security"));
        network.reached(10, 1, 1);
        security.reached(20, 1, 1);
        assertEquals(10, uploads.status("t", Reach.of(Set.of("network"))).bytes());
        assertEquals(20, uploads.status("t", Reach.of(Set.of("security"))).bytes());
        assertEquals(UploadStatus.WAITING, uploads.status("t", Reach.of(Set.of("sales"))));
    }
}
