package io.tidemark.ingest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.NewerVersion;
import io.tidemark.embedded.ServersResource;
import io.tidemark.embedded.TableRights;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServersResource.class)
class TablesTest {

    private static final Set<String> EXPECTED = Set.of(
            "capture", "capture_hosts", "capture_metrics", "claim", "received", "upload", "flyway_schema_history");

    @Inject
    DataSource database;

    @Inject
    Flyway flyway;

    @ConfigProperty(name = "tidemark.test.superuser-jdbc-url")
    String superuserUrl;

    @Test
    void ofANewerVersionAreTaken() throws SQLException {
        try (NewerVersion ignored = NewerVersion.on(superuserUrl, "ingest")) {
            assertEquals(0, flyway.migrate().migrationsExecuted);
        }
    }

    @Test
    void belongToAnotherRole() throws SQLException {
        Map<String, String> answers = TableRights.whenDropped(database);
        assertEquals(EXPECTED, answers.keySet());
        assertEquals(Set.of(TableRights.INSUFFICIENT_PRIVILEGE), new TreeSet<>(answers.values()));
    }
}
