package io.tidemark.ingest.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.upload.Allowance;
import io.tidemark.ingest.upload.UploadRejectedException;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What teams may upload on a day, counted by several processes on a real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PostgresAllowanceTest {

    private static final Optional<String> NETWORK = Optional.of("network");
    private static final int SECONDS_OF_A_DAY = 86_400;

    @Inject
    DataSource database;

    @BeforeEach
    void forgetAll() {
        new Rows(database).update("DELETE FROM received");
    }

    @Test
    void ofATeamWithNothingLeftNothingMoreIsTakenByAnyProcess() {
        Allowance one = process();
        Allowance other = process();
        one.spend(NETWORK, 60);
        assertDoesNotThrow(() -> other.require(NETWORK));
        other.spend(NETWORK, 60);
        Finding spent = refusal(one);
        assertEquals(FindingCode.ALLOWANCE_SPENT, spent.code());
        assertEquals(120L, spent.values().get("bytes"));
        assertEquals(100L, spent.values().get("most"));
        assertEquals("network", spent.values().get("team"));
        long seconds = (long) spent.values().get("seconds");
        assertTrue(0 < seconds && seconds <= SECONDS_OF_A_DAY, () -> "until midnight: " + seconds);
    }

    @Test
    void anotherTeamAndThoseWhoDoNotLogInHaveTheirOwn() {
        Allowance allowance = process();
        allowance.spend(NETWORK, 100);
        assertDoesNotThrow(() -> allowance.require(Optional.of("security")));
        assertDoesNotThrow(() -> allowance.require(Optional.empty()));
        allowance.spend(Optional.empty(), 100);
        assertThrows(UploadRejectedException.class, () -> allowance.require(Optional.empty()));
    }

    @Test
    void anotherDayBeginsAnew() {
        Allowance allowance = process();
        allowance.spend(NETWORK, 100);
        refusal(allowance);
        assertEquals(1, new Rows(database).update("UPDATE received SET day = day - 1"));
        assertDoesNotThrow(() -> allowance.require(NETWORK));
        allowance.spend(NETWORK, 99);
        assertDoesNotThrow(() -> allowance.require(NETWORK));
        assertEquals(1, new Rows(database).update("DELETE FROM received"), "days that are over are forgotten");
    }

    private Finding refusal(Allowance allowance) {
        return assertThrows(UploadRejectedException.class, () -> allowance.require(NETWORK))
                .finding();
    }

    private Allowance process() {
        return new PostgresAllowance(database, 100);
    }
}
