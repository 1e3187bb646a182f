package io.tidemark.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.Topic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {

    @TempDir
    Path folder;

    @Test
    void brokerKeepsItsTopicsOverARestart() throws Exception {
        try (Broker broker = Broker.start(folder)) {
            assertTrue(topics(broker).contains(Topic.METRICS.name()));
        }
        try (Broker broker = Broker.start(folder)) {
            assertTrue(topics(broker)
                    .containsAll(Topic.ALL.stream().map(Topic::name).toList()));
        }
    }

    @Test
    void databaseKeepsItsRowsOverARestartAndLetsNobodyInWithoutPassword() throws Exception {
        Secrets passwords = Secrets.keptIn(folder.resolve("secrets"), Database.ROLES);
        try (Database database = start(passwords)) {
            execute(database, passwords, "CREATE TABLE kept AS SELECT 42 AS answer");
            String open = database.jdbcUrl() + "?user=tidemark_ingest";
            assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(open).close());
        }
        try (Database database = start(Secrets.keptIn(folder.resolve("secrets"), Database.ROLES))) {
            assertEquals(42, queryInt(database, passwords, "SELECT answer FROM kept"));
        }
    }

    @Test
    void stopsAServerThatAnEarlierRunLeftBehind() throws Exception {
        Secrets passwords = Secrets.random(Database.ROLES);
        try (Database leftBehind = start(passwords)) {
            execute(leftBehind, passwords, "CREATE TABLE kept AS SELECT 7 AS answer");
            assertThrows(IllegalArgumentException.class, () -> passwords.of("nobody"));
            Orphan.stopPostgres(folder.resolve("postgres"));
            assertThrows(SQLException.class, () -> queryInt(leftBehind, passwords, "SELECT 1"));
        }
    }

    private Database start(Secrets passwords) throws Exception {
        return Database.start(folder.resolve("postgres"), folder.resolve("postgres.log"), passwords);
    }

    private static Set<String> topics(Broker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }

    private static Connection connect(Database database, Secrets passwords) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), "tidemark_ingest", passwords.of("tidemark_ingest"));
    }

    private static void execute(Database database, Secrets passwords, String sql) throws SQLException {
        try (Connection connection = connect(database, passwords);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int queryInt(Database database, Secrets passwords, String sql) throws SQLException {
        try (Connection connection = connect(database, passwords);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
