package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tidemark.ingest.host.InsideNetworks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptureIdTest {

    private static final String DIGEST = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** As {@code printf '%s\n%s' DIGEST 3 | sha256sum} prints it. */
    @Test
    void isTheFirstHalfOfTheHashOfDigestAndUsers() {
        assertEquals("ce59a2b6a39f4b492ad79a6eda27a35e", CaptureId.of(DIGEST, 3));
    }

    @Test
    void differsByTheNumberOfUsers() {
        assertNotEquals(CaptureId.of(DIGEST, 1), CaptureId.of(DIGEST, 11));
    }

    /** As {@code printf '%s\n%s\n%s' DIGEST 3 10.0.0.0/8,2001:db8::/32 | sha256sum} prints it. */
    @Test
    void differsByTheNetworksOfTheUsersWhereTheyAreNotTheUsualOnes() {
        InsideNetworks inside = InsideNetworks.of(List.of("2001:db8::/32", "10.0.0.0/8"));
        assertEquals("839f1f457b145065a2bb5f32a1e12367", CaptureId.of(DIGEST, new UploadRequest("", 3, inside, false)));
        assertEquals(CaptureId.of(DIGEST, 3), CaptureId.of(DIGEST, new UploadRequest("named", 3)));
    }

    @Test
    void differsWhereNothingIsToBeCorrected() {
        UploadRequest asCaptured = new UploadRequest("", 3, InsideNetworks.PRIVATE, true);
        assertNotEquals(CaptureId.of(DIGEST, 3), CaptureId.of(DIGEST, asCaptured));
    }

    /** As {@code printf '%s\n1\np-0123456789abcdef' DIGEST | sha256sum} prints it. */
    @Test
    void differsByThePersonWhoseItIs() {
        UploadRequest hers = new UploadRequest("", 1, InsideNetworks.PRIVATE, false, Optional.of("p-0123456789abcdef"));
        assertEquals("d41e5204eacd7d5168d1a45cf3ce531c", CaptureId.of(DIGEST, hers));
    }

    /** As {@code printf '%s\n3\nteam network' DIGEST | sha256sum} prints it. */
    @Test
    void differsByTheTeamThatItBelongsTo() {
        UploadRequest theirs = new UploadRequest("", 3).of(Optional.of("network"));
        assertEquals("76f1e408f2ca20963e5c4b783553698e", CaptureId.of(DIGEST, theirs));
    }
}
