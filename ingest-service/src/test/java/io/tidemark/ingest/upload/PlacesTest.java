package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.finding.FindingCode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int LEAST = 1_000;

    private final AtomicLong now = new AtomicLong();
    private final Places places = new Places(2, 1, LEAST, now::get);

    @Test
    void refusesAThirdWhileBothAreFastEnough() {
        SomeSender one = new SomeSender();
        SomeSender other = new SomeSender();
        try (Places.Place first = places.take(one, Optional.empty());
                Places.Place second = places.take(other, Optional.empty())) {
            now.addAndGet(6 * SECOND);
            one.pace.came(6 * LEAST, now.get());
            other.pace.came(60 * LEAST, now.get());
            now.addAndGet(5 * SECOND);
            one.pace.came(5 * LEAST, now.get());
            other.pace.came(5 * LEAST, now.get());
            UploadRejectedException refused =
                    assertThrows(UploadRejectedException.class, () -> places.take(new SomeSender(), Optional.empty()));
            assertEquals(FindingCode.TOO_MANY_UPLOADS, refused.finding().code());
            assertTrue(first.whyCut(1).isEmpty() && second.whyCut(1).isEmpty());
        }
        places.take(one, Optional.empty()).close();
    }

    /** The places that one team leaves are there for the others. */
    @Test
    void refusesATeamMoreThanItsShare() {
        Optional<String> network = Optional.of("network");
        try (Places.Place first = places.take(new SomeSender(), network)) {
            UploadRejectedException refused =
                    assertThrows(UploadRejectedException.class, () -> places.take(new SomeSender(), network));
            assertEquals("network", refused.finding().values().get("team"));
            assertTrue(first.whyCut(1).isEmpty());
            places.take(new SomeSender(), Optional.of("security")).close();
        }
        places.take(new SomeSender(), network).close();
    }

    @Test
    void cutsTheSlowestForOneWhoWantsAPlace() {
        SomeSender slow = new SomeSender();
        SomeSender slower = new SomeSender();
        Places.Place kept = places.take(slow, Optional.empty());
        Places.Place lost = places.take(slower, Optional.empty());
        slower.whenCut = lost::close;
        now.addAndGet(6 * SECOND);
        slow.pace.came(LEAST, now.get());
        slower.pace.came(1, now.get());
        now.addAndGet(6 * SECOND);
        try (Places.Place third = places.take(new SomeSender(), Optional.empty())) {
            assertEquals(
                    FindingCode.UPLOAD_TOO_SLOW,
                    lost.whyCut(1).orElseThrow().finding().code());
            assertTrue(kept.whyCut(1).isEmpty() && third.whyCut(1).isEmpty());
            assertFalse(slow.isCut);
        }
        kept.close();
    }

    /** Not in its first seconds, and not while it waits for what others do once all has come. */
    @Test
    void cutsNobodyWhoHasHadNoTimeOrHasSentAll() {
        try (Places.Place waits = places.take(new SomeSender(), Optional.empty())) {
            waits.hasReceived();
            now.addAndGet(60 * SECOND);
            try (Places.Place fresh = places.take(new SomeSender(), Optional.empty())) {
                now.addAndGet(4 * SECOND);
                assertThrows(UploadRejectedException.class, () -> places.take(new SomeSender(), Optional.empty()));
                assertTrue(waits.whyCut(1).isEmpty() && fresh.whyCut(1).isEmpty());
            }
        }
    }

    /** Much at first does not help one who then sends a byte a minute. */
    @Test
    void goesByTheLastSeconds() {
        Pace pace = new Pace(0);
        assertEquals(Double.POSITIVE_INFINITY, pace.bytesASecond(SECOND));
        pace.came(1_000_000, SECOND);
        assertEquals(200_000, pace.bytesASecond(5 * SECOND));
        pace.came(1, 6 * SECOND);
        pace.came(1, 66 * SECOND);
        assertEquals(1 / 60.0, pace.bytesASecond(67 * SECOND), 1e-9);
        assertEquals(1 / 54.0, pace.bytesASecond(120 * SECOND), 1e-9);
    }

    private final class SomeSender implements Sender {

        private final Pace pace = new Pace(now.get());
        private Runnable whenCut = () -> {};
        private boolean isCut;

        @Override
        public Pace pace() {
            return pace;
        }

        @Override
        public void cut() {
            isCut = true;
            whenCut.run();
        }
    }
}
