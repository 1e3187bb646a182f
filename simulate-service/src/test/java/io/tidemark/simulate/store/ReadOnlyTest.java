package io.tidemark.simulate.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role of the service can read what is published, and cannot change anything anywhere. */
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class ReadOnlyTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY_TRANSACTION = "25006";

    @Inject
    DataSource database;

    @BeforeEach
    void publishAFit() throws SQLException, IOException {
        PublishedViews.create().addFit("f", "article", "queued", List.of());
    }

    @Test
    void readsWhatIsPublished() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_user, fit_id FROM published.fit")) {
            assertTrue(rows.next());
            assertEquals("tidemark_simulate", rows.getString(1));
            assertEquals("f", rows.getString(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO published.fit (fit_id) VALUES ('x')",
                "UPDATE published.fit SET status = 'done'",
                "DELETE FROM published.draws",
                "TRUNCATE published.series",
                "CREATE TABLE published.own (id int)",
                "CREATE TABLE fit.own (id int)",
                "CREATE TABLE public.own (id int)",
                "DROP TABLE published.fit"
            })
    void cannotWriteEvenInAWritableTransaction(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement writing = connection.createStatement()) {
            assertEquals(READ_ONLY_TRANSACTION, refusal(writing, statement));
            writing.execute("SET default_transaction_read_only = off");
            assertEquals(INSUFFICIENT_PRIVILEGE, refusal(writing, statement));
            writing.execute("SET default_transaction_read_only = on");
        }
    }

    private static String refusal(Statement statement, String sql) {
        return assertThrows(SQLException.class, () -> statement.execute(sql)).getSQLState();
    }
}
