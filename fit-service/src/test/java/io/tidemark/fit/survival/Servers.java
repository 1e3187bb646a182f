package io.tidemark.fit.survival;

import io.tidemark.embedded.Broker;
import io.tidemark.embedded.Database;
import io.tidemark.embedded.FreePort;
import io.tidemark.embedded.Secrets;
import io.tidemark.fit.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real broker and a real database, each on one port for good, so that they can be stopped and be found again. */
final class Servers implements AutoCloseable {

    private static final String ROLE = "tidemark_fit";

    private final Path folder;
    private final Secrets secrets = Secrets.random(Secrets.OF_SERVERS);
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
        broker = Broker.start(folder.resolve("kafka"), secrets, brokerPort);
    }

    void stopBroker() {
        broker.close();
    }

    void startDatabase() throws IOException {
        database = Database.start(folder.resolve("postgres"), folder.resolve("postgres.log"), secrets, databasePort);
    }

    /** Ends the database at once: transactions under way are lost, connections break. */
    void stopDatabase() throws IOException {
        database.close();
    }

    /** The broker as the neighbours of fit-service use it. */
    Topics topics() {
        return new Topics(new HashMap<>(broker.clientSettings()));
    }

    /** What a fit-service needs to know of both, as its environment. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", ROLE,
                "QUARKUS_DATASOURCE_PASSWORD", secrets.of(ROLE),
                "QUARKUS_FLYWAY_USERNAME", Database.OWNER,
                "QUARKUS_FLYWAY_PASSWORD", secrets.of(Database.OWNER)));
        settings.putAll(broker.environment("tidemark-fit"));
        return settings;
    }

    /** Asks the database, as its superuser, for rows of texts. */
    List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.superuserJdbcUrl());
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

    /** Asks the database, as its superuser, for one number. */
    long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0).get(0));
    }

    @Override
    public void close() throws IOException {
        broker.close();
        database.close();
    }
}
