package io.tidemark.fit.survival;

import io.tidemark.embedded.Broker;
import io.tidemark.embedded.Database;
import io.tidemark.embedded.FreePort;
import io.tidemark.embedded.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real broker and a real database, each on one port for good, so that they can be stopped and be found again. */
final class Servers implements AutoCloseable {

    private static final String ROLE = "tidemark_fit";

    private final Path folder;
    private final Secrets passwords = Secrets.random(Database.ROLES);
    private final int brokerPort = FreePort.find();
    private final int databasePort = FreePort.find();
    private Broker broker;
    private Database database;

    private Servers(Path folder) {
        this.folder = folder;
    }

    /** Starts both. */
    static Servers start(Path folder) throws IOException {
        Servers servers = new Servers(folder);
        servers.startBroker();
        servers.startDatabase();
        return servers;
    }

    void startBroker() throws IOException {
        broker = Broker.start(folder.resolve("kafka"), brokerPort);
    }

    void stopBroker() {
        broker.close();
    }

    void startDatabase() throws IOException {
        database = Database.start(folder.resolve("postgres"), folder.resolve("postgres.log"), passwords, databasePort);
    }

    /** Ends the database at once: transactions under way are lost, connections break. */
    void stopDatabase() throws IOException {
        database.close();
    }

    /** Address for {@code bootstrap.servers}. */
    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    /** What a fit-service needs to know of both, as its environment. */
    Map<String, String> settings() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", ROLE,
                "QUARKUS_DATASOURCE_PASSWORD", passwords.of(ROLE));
    }

    /** Asks the database, as its owner, for rows of texts. */
    List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.ownerJdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++)
                    row.add(result.getString(column));
                rows.add(row);
            }
            return rows;
        }
    }

    /** Asks the database, as its owner, for one number. */
    long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0).get(0));
    }

    @Override
    public void close() throws IOException {
        broker.close();
        database.close();
    }
}
