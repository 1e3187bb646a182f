package io.tidemark.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDBC address that the manifests give to services, against a server with TLS. */
class EncryptedDatabaseTest {

    private static final Secrets PASSWORDS = Secrets.random(Database.ROLES);

    @TempDir
    static Path folder;

    @Test
    void isHeldAgainstTheAuthorityAndItsAddress() throws Exception {
        Authority authority = Authority.in(folder.resolve("authority"));
        Authority other = Authority.in(folder.resolve("other"));
        try (Database database = Database.start(
                folder.resolve("postgres"),
                folder.resolve("log"),
                PASSWORDS,
                Optional.of(authority.server("127.0.0.1")))) {
            String address = database.jdbcUrl().replaceFirst("\\?.*", "");
            assertEquals(database.jdbcUrl(), asTheManifestsSay(address, authority));
            assertEquals("t", tlsOf(database.jdbcUrl()));
            assertRefused("trust anchors", asTheManifestsSay(address, other));
            assertRefused(
                    "could not be verified", asTheManifestsSay(address.replace("127.0.0.1", "localhost"), authority));
        }
        try (Database open = Database.start(folder.resolve("open"), folder.resolve("log"), PASSWORDS)) {
            assertRefused("does not support SSL", asTheManifestsSay(open.jdbcUrl(), authority));
        }
    }

    /** As the ConfigMap {@code tidemark-settings} has it. */
    private static String asTheManifestsSay(String address, Authority authority) {
        return address + "?sslmode=verify-full&sslrootcert=" + authority.certificate();
    }

    private static String tlsOf(String address) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void assertRefused(String why, String address) {
        SQLException refused =
                assertThrows(SQLException.class, () -> connect(address).close());
        StringBuilder reasons = new StringBuilder();
        for (Throwable cause = refused; cause != null; cause = cause.getCause())
            reasons.append(cause).append('\n');
        assertTrue(reasons.toString().contains(why), reasons::toString);
    }

    private static Connection connect(String address) throws SQLException {
        return DriverManager.getConnection(address, "tidemark_fit", PASSWORDS.of("tidemark_fit"));
    }
}
