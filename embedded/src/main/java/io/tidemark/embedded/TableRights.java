package io.tidemark.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What a service may do to the tables of its own schema, for the tests of services. */
public final class TableRights {

    /** What a service is told that tries to drop a table; it owns none. */
    public static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String TABLES =
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename";

    private TableRights() {}

    /**
     * Tries to drop every table of the schema that a connection has.
     *
     * @return by the name of a table the SQL state of the refusal, or {@code dropped}; nothing is dropped for good
     */
    public static Map<String, String> whenDropped(DataSource database) throws SQLException {
        Map<String, String> answers = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                connection.setAutoCommit(false);
                answers.put(table, whenDropped(statement, table));
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return answers;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        return tables;
    }

    private static String whenDropped(Statement statement, String table) {
        try {
            statement.execute("DROP TABLE " + table + " CASCADE");
            return "dropped";
        } catch (SQLException refusal) {
            return refusal.getSQLState();
        }
    }
}
