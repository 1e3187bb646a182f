package io.tidemark.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A newer version of a service that has been on a database before, as after the way back to this one: for the tests of services. */
public final class NewerVersion implements AutoCloseable {

    private final String superuserUrl;
    private final String schema;

    private NewerVersion(String superuserUrl, String schema) {
        this.superuserUrl = superuserUrl;
        this.schema = schema;
    }

    /**
     * Notes a migration that this version does not know, until it is closed.
     *
     * @param superuserUrl JDBC address of the database, for its superuser
     * @param schema the service's
     */
    public static NewerVersion on(String superuserUrl, String schema) throws SQLException {
        NewerVersion newer = new NewerVersion(superuserUrl, schema);
        newer.execute("INSERT INTO %s.flyway_schema_history VALUES"
                + " (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'tidemark_owner', now(), 1, true)");
        return newer;
    }

    @Override
    public void close() throws SQLException {
        execute("DELETE FROM %s.flyway_schema_history WHERE version = '999'");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(schema));
        }
    }
}
