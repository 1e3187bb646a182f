package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsideHostsTest {

    private static final String SOME = "{\"connections\": {\"tcp\": 5, \"udp\": 0}, ";

    @Test
    void offersTheirNumberWhereAnotherWasSaid() throws Exception {
        assertEquals(
                Optional.of("Note: 9 inside hosts opened connections; if each is one user, add --capture-users 9"),
                note(SOME + "\"hosts\": {\"inside\": 12, \"active\": 9}}", 1));
        assertEquals(
                Optional.of("Note: 1 inside host opened connections; if it is one user, leave out --capture-users"),
                note(SOME + "\"hosts\": {\"inside\": 3, \"active\": 1}}", 9));
    }

    /** Whoever counts people counts those too who open nothing. */
    @Test
    void saysWhatItTakesOthersToHaveDone() throws Exception {
        assertEquals(
                Optional.of(
                        "Note: 9 inside hosts opened connections; the other 3 of 12 users are taken to have opened none"),
                note(SOME + "\"hosts\": {\"inside\": 12, \"active\": 9}}", 12));
    }

    @Test
    void takesAboutAsManyPeopleToBeTheHostsOfWhichASampleIsKept() throws Exception {
        String sample = SOME + "\"hosts\": {\"inside\": 210, \"active\": 200, \"sampledFrom\": 1000, \"people\": %d}}";
        assertEquals(Optional.empty(), note(sample.formatted(200), 1_040));
        assertEquals(
                Optional.of(
                        "Note: 1000 inside hosts opened connections; if each is one user, add --capture-users 1000"),
                note(sample.formatted(100), 500));
        assertEquals(
                Optional.of(
                        "Note: 1000 inside hosts opened connections; the other 400 of 1400 users are taken to have opened none"),
                note(sample.formatted(280), 1_400));
    }

    @Test
    void asksWhereTheUsersAreWhereNoHostIsInside() throws Exception {
        assertEquals(
                Optional.of(
                        "Note: no inside host opened a connection; if the users are elsewhere, say where with --inside"),
                note(SOME + "\"hosts\": {\"inside\": 0, \"active\": 0}}", 1));
    }

    /** Then where the users are is not the question. */
    @Test
    void saysNothingWhereThereIsNoConnection() throws Exception {
        String hosts = "\"hosts\": {\"inside\": 0, \"active\": 0}";
        assertEquals(Optional.empty(), note("{\"connections\": {\"tcp\": 0, \"udp\": 0}, " + hosts + "}", 1));
    }

    @Test
    void asksForMoreOfEachPacketWhereHeadersAreCut() throws Exception {
        String findings = "[{\"code\": \"files-joined\", \"text\": \"joined\"},"
                + "{\"code\": \"headers-cut\", \"text\": \"9 packets have cut headers\"}]";
        assertEquals(
                Optional.of("Note: no inside host opened a connection; 9 packets have cut headers"),
                note(SOME + "\"hosts\": {\"inside\": 0, \"active\": 0}, \"findings\": " + findings + "}", 1));
    }

    @Test
    void saysNothingWhereTheyAreAsManyAsWasSaid() throws Exception {
        assertEquals(Optional.empty(), note(SOME + "\"hosts\": {\"inside\": 12, \"active\": 9}}", 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hosts\": null}", "{}", "{\"hosts\": {\"inside\": null, \"active\": null}}"})
    void saysNothingWhereTheyAreNotKnown(String capture) throws Exception {
        assertEquals(Optional.empty(), note(capture, 1));
    }

    private static Optional<String> note(String capture, int captureUsers) throws Exception {
        return InsideHosts.of(new ObjectMapper().readTree(capture)).note(captureUsers);
    }
}
