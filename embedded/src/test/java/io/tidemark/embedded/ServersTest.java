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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @TempDir
    Path folder;

    @Test
    void brokerKeepsItsTopicsOverARestart() throws Exception {
        Secrets secrets = Secrets.random(Broker.SECRETS);
        try (Broker broker = Broker.start(folder, secrets)) {
            assertTrue(topics(broker).contains(Topic.METRICS.name()));
        }
        try (Broker broker = Broker.start(folder, secrets)) {
            assertTrue(topics(broker)
                    .containsAll(Topic.ALL.stream().map(Topic::name).toList()));
        }
    }

    /** The controller listens on the loopback address too, and could be asked for anything. */
    @Test
    void brokerAndControllerLetNobodyInWithoutPassword() throws Exception {
        Secrets secrets = Secrets.random(Broker.SECRETS);
        try (Broker broker = Broker.start(folder, secrets)) {
            String clients = broker.clientSettings().get("bootstrap.servers");
            Map<String, Object> anybody = Map.of("default.api.timeout.ms", 3_000, "request.timeout.ms", 2_000);
            assertNotLetIn(with(anybody, Map.of("bootstrap.servers", clients)));
            Map<String, Object> wrong = with(anybody, broker.clientSettings());
            wrong.computeIfPresent(
                    "sasl.jaas.config", (name, login) -> ((String) login).replaceAll("password=\"..", "password=\"no"));
            assertNotLetIn(wrong);
            String controller = controllerOf(broker);
            assertNotLetIn(with(anybody, Map.of("bootstrap.controllers", controller)));
            Map<String, Object> known = with(anybody, broker.clientSettings());
            known.remove("bootstrap.servers");
            known.put("bootstrap.controllers", controller);
            known.put("sasl.mechanism", "PLAIN");
            known.put(
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"tidemark\" password=\""
                            + secrets.of("kafka") + "\";");
            try (Admin admin = Admin.create(known)) {
                assertEquals(
                        1,
                        admin.describeMetadataQuorum()
                                .quorumInfo()
                                .get()
                                .voters()
                                .size());
            }
        }
    }

    private static void assertNotLetIn(Map<String, Object> settings) {
        try (Admin admin = Admin.create(settings)) {
            assertThrows(
                    ExecutionException.class,
                    () -> admin.describeMetadataQuorum().quorumInfo().get());
        }
    }

    private static String controllerOf(Broker broker) throws Exception {
        ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Admin admin = Admin.create(with(Map.of(), broker.clientSettings()))) {
            String voters = admin.describeConfigs(List.of(node))
                    .all()
                    .get()
                    .get(node)
                    .get("controller.quorum.voters")
                    .value();
            return voters.replaceFirst(".*@", "");
        }
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, String> others) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    @Test
    void databaseKeepsItsRowsOverARestartAndLetsNobodyInWithoutPassword() throws Exception {
        Secrets passwords = Secrets.keptIn(folder.resolve("secrets"), Database.ROLES);
        try (Database database = start(passwords)) {
            execute(database, passwords, Database.OWNER, "CREATE TABLE ingest.kept AS SELECT 42 AS answer");
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
            assertEquals(7, queryInt(leftBehind, passwords, "SELECT 7"));
            assertThrows(IllegalArgumentException.class, () -> passwords.of("nobody"));
            Orphan.stopPostgres(folder.resolve("postgres"));
            assertThrows(SQLException.class, () -> queryInt(leftBehind, passwords, "SELECT 1"));
        }
    }

    @Test
    void servicesChangeRowsAndNoTables() throws Exception {
        Secrets passwords = Secrets.random(Database.ROLES);
        try (Database database = start(passwords)) {
            execute(database, passwords, Database.OWNER, "CREATE TABLE ingest.kept AS SELECT 42 AS answer");
            assertIngestHasItsRights(database, passwords);
        }
    }

    /** As it was when each service owned its schema and what it had made there. */
    @Test
    void aFolderFromBeforeThereWasAnOwnerGetsOne() throws Exception {
        Secrets passwords = Secrets.random(Database.ROLES);
        try (Database database = start(passwords)) {
            execute(
                    database,
                    passwords,
                    "postgres",
                    "ALTER SCHEMA ingest OWNER TO tidemark_ingest; ALTER SCHEMA fit OWNER TO tidemark_fit;"
                            + " ALTER SCHEMA published OWNER TO tidemark_fit; DROP OWNED BY tidemark_owner; DROP ROLE tidemark_owner");
            execute(database, passwords, "tidemark_ingest", "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (Database database = start(passwords)) {
            assertIngestHasItsRights(database, passwords);
            execute(database, passwords, Database.OWNER, "ALTER TABLE ingest.kept ADD COLUMN later integer");
        }
    }

    private Database start(Secrets passwords) throws Exception {
        return Database.start(folder.resolve("postgres"), folder.resolve("postgres.log"), passwords);
    }

    private static void assertIngestHasItsRights(Database database, Secrets passwords) throws SQLException {
        String service = "tidemark_ingest";
        execute(
                database,
                passwords,
                service,
                "INSERT INTO kept VALUES (1); UPDATE kept SET answer = 2 WHERE answer = 1");
        execute(database, passwords, service, "DELETE FROM kept WHERE answer = 2");
        assertEquals(42, queryInt(database, passwords, "SELECT answer FROM kept"));
        for (String refused : List.of(
                "DROP TABLE kept",
                "ALTER TABLE kept ADD COLUMN own integer",
                "TRUNCATE kept",
                "CREATE TABLE own (id integer)",
                "DROP SCHEMA ingest",
                "CREATE TABLE fit.own (id integer)",
                "SET ROLE tidemark_owner")) {
            SQLException refusal =
                    assertThrows(SQLException.class, () -> execute(database, passwords, service, refused));
            assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refused);
        }
    }

    private static Set<String> topics(Broker broker) throws Exception {
        try (Admin admin = Admin.create(with(Map.of(), broker.clientSettings()))) {
            return admin.listTopics().names().get();
        }
    }

    private static void execute(Database database, Secrets passwords, String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), role, passwords.of(role));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int queryInt(Database database, Secrets passwords, String sql) throws SQLException {
        String role = "tidemark_ingest";
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), role, passwords.of(role));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
