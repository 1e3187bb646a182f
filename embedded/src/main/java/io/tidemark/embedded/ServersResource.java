package io.tidemark.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A real broker and a real database for the tests of a service, started once for all of them. The argument {@code role}
 * says as which database role the service connects, and by that as which user of Kafka; there is no broker for a service that is none.
 * {@code broker} with the value {@code away} has no broker where one should be.
 */
public final class ServersResource implements QuarkusTestResourceLifecycleManager {

    private static final String AWAY = "away";

    private String role = "tidemark_ingest";
    private boolean isAway;
    private Path folder;
    private Broker broker;
    private Database database;

    @Override
    public void init(Map<String, String> arguments) {
        role = arguments.getOrDefault("role", role);
        isAway = AWAY.equals(arguments.get("broker"));
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("tidemark-test");
            Secrets passwords = Secrets.random(Secrets.OF_SERVERS);
            if (usesKafka() && !isAway) broker = Broker.start(folder.resolve("kafka"), passwords);
            database = Database.start(folder.resolve("postgres"), folder.resolve("postgres.log"), passwords);
            return settings(passwords);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (broker != null) broker.close();
            if (database != null) database.close();
            if (folder != null) Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(Secrets passwords) {
        Map<String, String> settings = new HashMap<>();
        brokerSettings().forEach((name, value) -> settings.put("kafka." + name, value));
        if (broker != null) Broker.USERS.forEach(user -> settings.putAll(TestClients.settings(broker, user)));
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", role);
        settings.put("quarkus.datasource.password", passwords.of(role));
        if (usesKafka()) { // simulate has no tables of its own, and nothing to do with Kafka
            settings.put("quarkus.flyway.username", Database.OWNER);
            settings.put("quarkus.flyway.password", passwords.of(Database.OWNER));
        }
        settings.put("tidemark.test.superuser-jdbc-url", database.superuserJdbcUrl());
        return settings;
    }

    private Map<String, String> brokerSettings() {
        if (isAway) return Map.of("bootstrap.servers", "127.0.0.1:" + FreePort.find());
        return broker == null ? Map.of() : broker.clientSettings(user());
    }

    private boolean usesKafka() {
        return Broker.USERS.contains(user());
    }

    /** The service's name in Kafka, where names have no underscores. */
    private String user() {
        return role.replace('_', '-');
    }
}
