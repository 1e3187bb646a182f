package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.SessionProfile.Tcp;
import io.tidemark.contracts.SessionProfile.Timeout;
import io.tidemark.contracts.SessionProfile.Udp;
import org.junit.jupiter.api.Test;

class EditedProfileTest {

    @Test
    void isNamedByItsTimeoutsAlone() {
        SessionProfile one = EditedProfile.named(profile("fortigate", 10));
        SessionProfile other = EditedProfile.named(profile("mine", 10));
        assertTrue(one.name().matches("custom-[0-9a-f]{12}"), one.name());
        assertEquals(one.name(), other.name());
        assertNotEquals(one.name(), EditedProfile.named(profile("mine", 11)).name());
    }

    @Test
    void refusesATimeoutThatIsNone() {
        for (double seconds : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e9}) {
            assertThrows(IllegalArgumentException.class, () -> EditedProfile.named(profile("mine", seconds)));
        }
    }

    @Test
    void refusesATitleThatCannotStandInASentence() {
        for (String title : new String[] {"a\u0000b", "a\nb", "x".repeat(101)}) {
            assertThrows(IllegalArgumentException.class, () -> EditedProfile.named(profile(title, 10)));
        }
    }

    @Test
    void refusesAProfileWithoutItsFirstTimeout() {
        SessionProfile without = new SessionProfile(
                "mine", "mine", new Tcp(null, null, null, null, null, null), new Udp(null, null, null, null));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> EditedProfile.named(without));
        assertTrue(refused.getMessage().contains("tcp.synSent"), refused.getMessage());
    }

    private static SessionProfile profile(String name, double synSent) {
        Timeout first = new Timeout(synSent, "edited", false);
        Timeout hour = new Timeout(3_600, "edited", false);
        return new SessionProfile(
                name, name, new Tcp(first, null, hour, null, null, null), new Udp(hour, null, null, null));
    }
}
