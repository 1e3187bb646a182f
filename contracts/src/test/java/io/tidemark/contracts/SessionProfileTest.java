package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.SessionProfile.Tcp;
import io.tidemark.contracts.SessionProfile.Timeout;
import io.tidemark.contracts.SessionProfile.Udp;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SessionProfileTest {

    static final List<String> NAMES = SessionProfile.BUILT_IN;

    @ParameterizedTest
    @FieldSource("NAMES")
    void parsesIntoTheRecordUnderItsOwnName(String name) {
        SessionProfile profile = profile(name);
        assertEquals(name, profile.name());
        assertFalse(profile.title().isBlank());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void givesEveryTimeoutASourceAndALength(String name) {
        List<Timeout> timeouts = timeouts(profile(name)).toList();
        assertFalse(timeouts.isEmpty());
        assertAll(timeouts.stream().map(timeout -> () -> {
            assertTrue(timeout.seconds() > 0, timeout::toString);
            assertFalse(timeout.source().isBlank(), timeout::toString);
        }));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void knowsTheFirstStateOfTcpSoThatEveryLaterOneHasAStateBefore(String name) {
        assertNotNull(profile(name).tcp().synSent());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void knowsAllUdpTimeoutsOrNone(String name) {
        Udp udp = profile(name).udp();
        long known = Stream.of(udp.first(), udp.single(), udp.multiple())
                .filter(Objects::nonNull)
                .count();
        assertTrue(known == 0 || known == 3, udp::toString);
    }

    @Test
    void holdsADnsLookupAsLongAsTheProductsSay() {
        assertEquals(180, profile("fortigate").udp().multiple().seconds());
        assertEquals(30, profile("pan-os").udp().multiple().seconds());
        assertEquals(30, profile("conntrack").udp().single().seconds());
        assertEquals(2, profile("conntrack").udp().multipleAfter().seconds());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void givesEveryServiceASourceAndPorts(String name) {
        assertAll(profile(name).services().stream().map(service -> () -> {
            assertFalse(service.source().isBlank(), service::toString);
            assertFalse(service.ports().isEmpty(), service::toString);
            assertEquals("udp", service.protocol());
        }));
    }

    @Test
    void endsADnsEntryWithTheReplyWhereTheProductDoes() {
        List<String> ending = NAMES.stream()
                .filter(name -> profile(name).services().stream().anyMatch(SessionProfile.Service::endsWithFirstReply))
                .toList();
        assertEquals(List.of("cisco-asa", "juniper-srx"), ending);
    }

    static SessionProfile profile(String name) {
        return Json.read(SessionProfile.class, "profiles/" + name + ".json");
    }

    private static Stream<Timeout> timeouts(SessionProfile profile) {
        Tcp tcp = profile.tcp();
        Udp udp = profile.udp();
        return Stream.of(
                        tcp.synSent(),
                        tcp.synReceived(),
                        tcp.established(),
                        tcp.halfClosed(),
                        tcp.closed(),
                        tcp.reset(),
                        udp.first(),
                        udp.single(),
                        udp.multiple(),
                        udp.multipleAfter())
                .filter(Objects::nonNull);
    }
}
