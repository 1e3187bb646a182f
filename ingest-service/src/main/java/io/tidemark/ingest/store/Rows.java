package io.tidemark.ingest.store;

import io.tidemark.ingest.upload.UnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Statements on a connection of its own each, and what failures of the database mean. */
final class Rows {

    /** SQLSTATE classes of a database that is not there: connection exceptions, operator intervention, resources. */
    private static final List<String> UNREACHABLE = List.of("08", "57", "53");

    private final DataSource database;

    /** What is done on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    Rows(DataSource database) {
        this.database = database;
    }

    /**
     * Does some work on a connection that commits every statement.
     *
     * @throws UnavailableException where the database is not there
     */
    <T> T call(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            if (isUnreachable(e)) throw UnavailableException.ofDatabase(e);
            throw new IllegalStateException(e);
        }
    }

    /**
     * Executes one statement.
     *
     * @return how many rows it has changed
     * @throws UnavailableException where the database is not there
     */
    int update(String sql, Object... values) {
        return call(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    /** A statement with the values of its parameters, to be closed. */
    static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        set(statement, values);
        return statement;
    }

    /** Sets the values of all parameters. */
    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }

    /** Whether a failure is one of a database that is not there. */
    static boolean isUnreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isUnreachable(sql)) return true;
        }
        return false;
    }

    /** Without a state it is the pool that says so: no connection could be had in time. */
    private static boolean isUnreachable(SQLException sql) {
        return sql.getSQLState() == null || UNREACHABLE.stream().anyMatch(sql.getSQLState()::startsWith);
    }
}
