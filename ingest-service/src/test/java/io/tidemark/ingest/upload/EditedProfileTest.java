package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.SessionProfile.Service;
import io.tidemark.contracts.SessionProfile.Tcp;
import io.tidemark.contracts.SessionProfile.Timeout;
import io.tidemark.contracts.SessionProfile.Udp;
import java.util.List;
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

    @Test
    void refusesAServiceWithAWrongProtocolOrPort() {
        assertTrue(refusal("tcp", List.of(53)).contains("found tcp"));
        for (List<Integer> ports : List.of(List.<Integer>of(), List.of(0), List.of(53, 65_536))) {
            assertTrue(refusal("udp", ports).contains("found " + ports), ports::toString);
        }
    }

    @Test
    void isNamedByItsServicesToo() {
        SessionProfile with = EditedProfile.named(withService("udp", List.of(53)));
        assertEquals(List.of(53), with.services().get(0).ports());
        assertNotEquals(EditedProfile.named(profile("mine", 10)).name(), with.name());
    }

    private static String refusal(String protocol, List<Integer> ports) {
        return assertThrows(IllegalArgumentException.class, () -> EditedProfile.named(withService(protocol, ports)))
                .getMessage();
    }

    private static SessionProfile withService(String protocol, List<Integer> ports) {
        SessionProfile without = profile("mine", 10);
        Service service = new Service("DNS", protocol, ports, true, null, "edited", false);
        return new SessionProfile("mine", "mine", without.tcp(), without.udp(), List.of(service));
    }

    private static SessionProfile profile(String name, double synSent) {
        Timeout first = new Timeout(synSent, "edited", false);
        Timeout hour = new Timeout(3_600, "edited", false);
        return new SessionProfile(
                name, name, new Tcp(first, null, hour, null, null, null), new Udp(hour, null, null, null));
    }
}
