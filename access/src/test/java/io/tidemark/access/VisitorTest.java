package io.tidemark.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitorTest {

    private static final Visitor OF_ONE = visitor(Role.UPLOADER, Set.of("network"));
    private static final Visitor OF_TWO = visitor(Role.UPLOADER, Set.of("security", "network"));
    private static final Visitor ADMIN = visitor(Role.ADMIN, Set.of());

    @Test
    void whatSomebodyUploadsIsOfTheirTeam() {
        assertEquals(Optional.of("network"), OF_ONE.owner(Optional.empty()));
        assertEquals(Optional.of("network"), OF_ONE.owner(Optional.of("network")));
    }

    @Test
    void whoIsOfSeveralTeamsSaysForWhich() {
        assertEquals(Optional.of("security"), OF_TWO.owner(Optional.of("security")));
        assertEquals("team: say whose the capture is, of network, security", refusal(OF_TWO, Optional.empty()));
    }

    @Test
    void nobodyUploadsForTheTeamOfOthersButAnAdmin() {
        assertEquals("team: you are not of the team security", refusal(OF_ONE, Optional.of("security")));
        assertEquals(Optional.of("security"), ADMIN.owner(Optional.of("security")));
        assertEquals("team: you are of no team, so say whose the capture is", refusal(ADMIN, Optional.empty()));
        assertTrue(refusal(ADMIN, Optional.of("a\nteam b")).contains("control character"));
    }

    @Test
    void whereNobodyLogsInThereAreNoTeams() {
        assertEquals(Optional.empty(), Visitor.OF_A_LAPTOP.owner(Optional.empty()));
        assertTrue(refusal(Visitor.OF_A_LAPTOP, Optional.of("network")).contains("nobody logs in"));
        assertTrue(Visitor.OF_A_LAPTOP.reach().includes(Optional.empty()));
    }

    @Test
    void oneSeesWhatIsOfTheirTeamsAndAnAdminAll() {
        assertTrue(OF_TWO.reach().includes(Optional.of("security")));
        assertFalse(OF_ONE.reach().includes(Optional.of("security")));
        assertFalse(OF_ONE.reach().includes(Optional.empty()), "what is of before login is seen by admins alone");
        assertTrue(ADMIN.reach().includes(Optional.empty()));
    }

    private static String refusal(Visitor visitor, Optional<String> team) {
        return assertThrows(IllegalArgumentException.class, () -> visitor.owner(team))
                .getMessage();
    }

    private static Visitor visitor(Role role, Set<String> teams) {
        return new Visitor(Optional.of("name"), Optional.of("subject"), role, teams);
    }
}
