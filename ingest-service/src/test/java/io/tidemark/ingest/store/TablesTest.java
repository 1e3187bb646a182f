package io.tidemark.ingest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import io.tidemark.embedded.TableRights;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** As after the way back to an older version. */
    @Test
    void ofANewerVersionAreTaken() throws SQLException {
        execute("INSERT INTO ingest.flyway_schema_history VALUES"
                + " (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'tidemark_owner', now(), 1, true)");
        try {
            assertEquals(0, flyway.migrate().migrationsExecuted);
        } finally {
            execute("DELETE FROM ingest.flyway_schema_history WHERE version = '999'");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void belongToAnotherRole() throws SQLException {
        Map<String, String> answers = TableRights.whenDropped(database);
        assertEquals(EXPECTED, answers.keySet());
        assertEquals(Set.of(TableRights.INSUFFICIENT_PRIVILEGE), new TreeSet<>(answers.values()));
    }
}
