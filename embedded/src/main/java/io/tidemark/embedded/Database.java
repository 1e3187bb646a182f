package io.tidemark.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own process, listening on the loopback address, with the database {@code tidemark} and the
 * roles and schemas that the services expect. What it stores is there again when it is started on the same folder, and
 * survives a crash of the machine: what is committed is on the disk (fsync and synchronous_commit are on). Every role has a password.
 */
public final class Database implements AutoCloseable {

    /** The role that owns every table and migrates; services own nothing. */
    public static final String OWNER = "tidemark_owner";

    /** The roles of the database, its superuser first: each has a password of this name. */
    public static final List<String> ROLES =
            List.of("postgres", OWNER, "tidemark_ingest", "tidemark_fit", "tidemark_simulate");

    private static final String NAME = "tidemark";
    private static final String SQL = "/io/tidemark/contracts/sql/";
    private static final String ONLY_WITH_PASSWORD = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final String WITHOUT_PASSWORD_AT_FIRST = "host all all 127.0.0.1/32 trust\n";

    /** Written once roles, schemas and passwords are in place; a folder without it is set up anew. */
    private static final String READY = "tidemark.ready";

    private final EmbeddedPostgres postgres;
    private final Secrets passwords;
    private final Optional<Encryption> encryption;
    private final Path folder;

    private Database(EmbeddedPostgres postgres, Path folder, Secrets passwords, Optional<Encryption> encryption) {
        this.postgres = postgres;
        this.folder = folder;
        this.passwords = passwords;
        this.encryption = encryption;
    }

    /**
     * Starts the server, after stopping one that an earlier run may have left behind on the same folder.
     *
     * @param folder where it keeps its data; initialised if empty
     * @param log file that receives the server's messages
     * @param passwords of the roles; must be the same at every start on one folder
     * @throws IOException where the server does not start, or the database cannot be set up
     */
    public static Database start(Path folder, Path log, Secrets passwords) throws IOException {
        return start(folder, log, passwords, FreePort.find());
    }

    /**
     * Starts the server with TLS, and has clients hold it against its authority.
     *
     * @param folder where it keeps its data; initialised if empty
     * @param log file that receives the server's messages
     * @param passwords of the roles; must be the same at every start on one folder
     * @param encryption what it needs for that; nothing where clients do not encrypt
     * @throws IOException where the server does not start, or the database cannot be set up
     */
    public static Database start(Path folder, Path log, Secrets passwords, Optional<Encryption> encryption)
            throws IOException {
        return start(folder, log, passwords, FreePort.find(), encryption);
    }

    /**
     * Starts the server on a port of the loopback address, so that clients find it again after a restart.
     *
     * @param folder where it keeps its data; initialised if empty
     * @param log file that receives the server's messages
     * @param passwords of the roles; must be the same at every start on one folder
     * @param port where it listens
     * @throws IOException where the server does not start, or the database cannot be set up
     */
    public static Database start(Path folder, Path log, Secrets passwords, int port) throws IOException {
        return start(folder, log, passwords, port, Optional.empty());
    }

    private static Database start(Path folder, Path log, Secrets passwords, int port, Optional<Encryption> encryption)
            throws IOException {
        Orphan.stopPostgres(folder);
        boolean ready = Files.exists(folder.resolve(READY));
        if (!ready) deleteUnfinished(folder);
        Map<String, String> others = encryption.map(Encryption::ofDatabase).orElse(Map.of());
        EmbeddedPostgres postgres = launch(folder, log, ready ? passwords : null, port, others);
        Database database = new Database(postgres, folder, passwords, encryption);
        try {
            if (!ready) database.setUp(folder);
            database.prepare();
            return database;
        } catch (SQLException | IOException e) {
            database.close();
            throw new IOException("cannot set up PostgreSQL in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** JDBC address of the database, without user and password. */
    public String jdbcUrl() {
        return address() + encryption.map(ours -> "?" + ours.ofJdbc()).orElse("");
    }

    /** JDBC address for the superuser, user and password included: for tests that prepare tables. */
    public String superuserJdbcUrl() {
        return address() + "?user=postgres&password=" + passwords.of("postgres")
                + encryption.map(ours -> "&" + ours.ofJdbc()).orElse("");
    }

    private String address() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + NAME;
    }

    /** Ends the server with no warning, as a crash does, and waits until all its processes are gone: for tests of what outlives that. */
    public void kill() throws IOException {
        ProcessHandle postmaster =
                Orphan.postmaster(folder).flatMap(ProcessHandle::of).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        postmaster.destroyForcibly();
        all.forEach(process -> process.onExit().join());
        close(); // says in the log that there is nothing left to stop, and gives the folder free
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static EmbeddedPostgres launch(
            Path folder, Path log, Secrets passwords, int port, Map<String, String> others) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder.Redirect redirect = ProcessBuilder.Redirect.appendTo(log.toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setOutputRedirector(redirect)
                .setErrorRedirector(redirect);
        others.forEach(builder::setServerConfig);
        if (passwords == null) {
            builder.setDataDirectoryCustomizer(data -> write(data, WITHOUT_PASSWORD_AT_FIRST));
        } else {
            builder.setConnectConfig("password", passwords.of("postgres"));
        }
        return builder.start();
    }

    private void setUp(Path folder) throws SQLException, IOException {
        String open = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/";
        try (Connection connection = DriverManager.getConnection(open + "postgres?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + NAME);
        }
        try (Connection connection = DriverManager.getConnection(open + NAME + "?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(script("bootstrap.sql"));
            for (String role : ROLES) {
                setPassword(statement, role);
            }
            write(folder.toFile(), ONLY_WITH_PASSWORD);
            statement.execute("SELECT pg_reload_conf()");
        }
        Files.writeString(folder.resolve(READY), "roles, schemas and passwords are in place\n");
    }

    /** Sets what each role may do, with an owner for a folder from before there was one; refuses a server that could lose what is committed. */
    private void prepare() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(superuserJdbcUrl());
                Statement statement = connection.createStatement()) {
            boolean hasOwner;
            try (ResultSet owner = statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + OWNER + "'")) {
                hasOwner = owner.next();
            }
            if (!hasOwner) {
                statement.execute("CREATE ROLE " + OWNER + " LOGIN");
                setPassword(statement, OWNER);
            }
            statement.execute(script("rights.sql"));
            for (String setting : List.of("fsync", "synchronous_commit")) requireOn(statement, setting);
        }
    }

    private void setPassword(Statement statement, String role) throws SQLException {
        statement.execute("ALTER ROLE " + role + " PASSWORD '" + passwords.of(role) + "'");
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
            result.next();
            if (!"on".equals(result.getString(1))) {
                throw new SQLException(
                        setting + " is " + result.getString(1) + ", expected on: data would not survive a crash");
            }
        }
    }

    private static void deleteUnfinished(Path folder) throws IOException {
        if (Files.exists(folder)) Folders.delete(folder);
    }

    private static void write(File data, String accessRules) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), accessRules);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the access rules of PostgreSQL", e);
        }
    }

    private static String script(String name) throws IOException {
        try (var in = Database.class.getResourceAsStream(SQL + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
