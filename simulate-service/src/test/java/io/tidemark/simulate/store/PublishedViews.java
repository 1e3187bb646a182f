package io.tidemark.simulate.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Tables in place of the views that fit-service publishes: exactly the columns of {@code published-views.csv}, made and
 * filled by the owner of the database, readable to the service's role as the views are.
 */
public final class PublishedViews {

    private static final String COLUMNS = "/io/tidemark/contracts/sql/published-views.csv";
    private static final int DRAWS_OF_A_CHUNK = 1_000;

    private final String superuserUrl =
            ConfigProvider.getConfig().getValue("tidemark.test.superuser-jdbc-url", String.class);

    /** Makes the tables anew, empty. */
    public static PublishedViews create() throws SQLException, IOException {
        PublishedViews views = new PublishedViews();
        views.drop();
        try (Connection owner = views.owner();
                Statement statement = owner.createStatement()) {
            for (Map.Entry<String, List<String>> view : columns().entrySet()) {
                statement.execute(
                        "CREATE TABLE published." + view.getKey() + " (" + String.join(", ", view.getValue()) + ")");
                statement.execute("GRANT SELECT ON published." + view.getKey() + " TO tidemark_simulate");
            }
        }
        return views;
    }

    /** Removes the tables: the state before fit-service has started for the first time. */
    public void drop() throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "DROP TABLE IF EXISTS published.fit, published.draws, published.series, published.durations");
        }
    }

    /** Adds a fit to one capture of one person, of 773 seconds. */
    public void addFit(String id, String model, String status, List<String> parameters) throws SQLException {
        addFit(id, model, status, parameters, 1_000);
    }

    /** The same with so many draws of each of four chains. */
    public void addFit(String id, String model, String status, List<String> parameters, int draws) throws SQLException {
        String sql = "INSERT INTO published.fit (fit_id, captures, capture_digests, capture_users, capture_seconds,"
                + " definition, model, status, is_default, parameters, chains, draws, warnings, created_at)"
                + " VALUES (?, '{c1}', '{d1}', '{1}', '{773}', 'wire', ?, ?, true, ?, 4, ?, '{}', now())";
        try (Connection owner = owner();
                PreparedStatement insert = owner.prepareStatement(sql)) {
            insert.setString(1, id);
            insert.setString(2, model);
            insert.setString(3, status);
            insert.setArray(4, owner.createArrayOf("text", parameters.toArray()));
            insert.setInt(5, draws);
            insert.executeUpdate();
        }
    }

    /** How often fits have been looked for; what was done within the last second may be missing. */
    public long scansOfFits() throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT seq_scan FROM pg_stat_user_tables"
                        + " WHERE schemaname = 'published' AND relname = 'fit'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Says that a fit is under another session definition than {@code wire}. */
    public void define(String id, String definition) throws SQLException {
        try (Connection owner = owner();
                PreparedStatement update =
                        owner.prepareStatement("UPDATE published.fit SET definition = ? WHERE fit_id = ?")) {
            update.setString(1, definition);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /** Says that a fit is of the first halves of another's captures. */
    public void halve(String id, String whole) throws SQLException {
        try (Connection owner = owner();
                PreparedStatement update =
                        owner.prepareStatement("UPDATE published.fit SET first_half_of = ? WHERE fit_id = ?")) {
            update.setString(1, whole);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /** Adds what was measured of a capture from a second on, with no new connections. */
    public void addSeries(String capture, int fromSecond, int[] concurrencyTcp, int[] concurrencyUdp)
            throws SQLException {
        int[] none = new int[concurrencyTcp.length];
        addSeries(capture, fromSecond, none, none, concurrencyTcp, concurrencyUdp);
    }

    /** Adds what was measured of a capture from a second on. */
    public void addSeries(
            String capture, int fromSecond, int[] cpsTcp, int[] cpsUdp, int[] concurrencyTcp, int[] concurrencyUdp)
            throws SQLException {
        String sql = "INSERT INTO published.series (capture_id, definition, from_second, cps_tcp, cps_udp,"
                + " concurrency_tcp, concurrency_udp) VALUES (?, 'wire', ?, ?, ?, ?, ?)";
        try (Connection owner = owner();
                PreparedStatement insert = owner.prepareStatement(sql)) {
            insert.setString(1, capture);
            insert.setInt(2, fromSecond);
            int column = 3;
            for (int[] values : List.of(cpsTcp, cpsUdp, concurrencyTcp, concurrencyUdp)) {
                insert.setArray(column++, owner.createArrayOf("int4", boxed(values)));
            }
            insert.executeUpdate();
        }
    }

    /** Adds durations of one protocol's connections. */
    public void addDurations(
            String capture, int part, String protocol, boolean ended, long zeros, int[] bins, long[] counts)
            throws SQLException {
        String sql = "INSERT INTO published.durations (capture_id, definition, part, protocol, ended, zeros, bins,"
                + " counts) VALUES (?, 'wire', ?, ?, ?, ?, ?, ?)";
        try (Connection owner = owner();
                PreparedStatement insert = owner.prepareStatement(sql)) {
            insert.setString(1, capture);
            insert.setInt(2, part);
            insert.setString(3, protocol);
            insert.setBoolean(4, ended);
            insert.setLong(5, zeros);
            insert.setArray(6, owner.createArrayOf("int4", boxed(bins)));
            insert.setArray(
                    7, owner.createArrayOf("int8", Arrays.stream(counts).boxed().toArray()));
            insert.executeUpdate();
        }
    }

    private static Object[] boxed(int[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    /** Replaces the warnings of a fit. */
    public void warn(String id, String warning) throws SQLException {
        update(id, "warnings = ARRAY[?]", warning);
    }

    /** Replaces the findings of a fit. */
    public void find(String id, String findings) throws SQLException {
        update(id, "findings = ?", findings);
    }

    /** Says what the mean level of one user is, as measured with its range and as predicted. */
    public void measure(String id, double measured, double low, double high, double predicted) throws SQLException {
        update(
                id,
                "mean_level_measured = ?, mean_level_low = ?, mean_level_high = ?, mean_level_predicted = ?",
                measured,
                low,
                high,
                predicted);
    }

    /** Says that a fit is of two captures, of so many seconds each, that one user was counted in each of. */
    public void captureTwice(String id, int firstSeconds, int secondSeconds) throws SQLException {
        update(
                id,
                "captures = '{c1,c2}', capture_digests = '{d1,d2}', capture_users = '{1,1}', capture_seconds = ARRAY[?, ?]",
                firstSeconds,
                secondSeconds);
    }

    /** Says how many people a fit rests on, and for how many seconds they were captured. */
    public void count(String id, int people, double personSeconds) throws SQLException {
        update(id, "people = ?, person_seconds = ?", people, personSeconds);
    }

    /** Says for how long every hour of the day was captured, and what everybody has in it. */
    public void tellHours(String id, double[] seconds, double[] tide) throws SQLException {
        update(id, "hour_seconds = ?, hour_tide = ?", boxed(seconds), boxed(tide));
    }

    private static Double[] boxed(double[] values) {
        return DoubleStream.of(values).boxed().toArray(Double[]::new);
    }

    private void update(String id, String assignments, Object... values) throws SQLException {
        try (Connection owner = owner();
                PreparedStatement update =
                        owner.prepareStatement("UPDATE published.fit SET " + assignments + " WHERE fit_id = ?")) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.setString(values.length + 1, id);
            update.executeUpdate();
        }
    }

    /** Adds the draws of one chain, a row a draw, in chunks of at most 1,000. */
    public void addDraws(String fit, int chain, double[][] draws) throws SQLException {
        String sql = "INSERT INTO published.draws (fit_id, chain, chunk, \"values\") VALUES (?, ?, ?, ?)";
        try (Connection owner = owner();
                PreparedStatement insert = owner.prepareStatement(sql)) {
            for (int from = 0; from < draws.length; from += DRAWS_OF_A_CHUNK) {
                List<Double> values = new ArrayList<>();
                for (int draw = from; draw < Math.min(from + DRAWS_OF_A_CHUNK, draws.length); draw++) {
                    for (double value : draws[draw]) {
                        values.add(value);
                    }
                }
                insert.setString(1, fit);
                insert.setInt(2, chain);
                insert.setInt(3, 1 + from / DRAWS_OF_A_CHUNK);
                insert.setArray(4, owner.createArrayOf("float8", values.toArray()));
                insert.executeUpdate();
            }
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(superuserUrl);
    }

    private static Map<String, List<String>> columns() throws IOException {
        try (InputStream csv = PublishedViews.class.getResourceAsStream(COLUMNS)) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .collect(Collectors.groupingBy(
                            cells -> cells[0],
                            LinkedHashMap::new,
                            Collectors.mapping(cells -> "\"" + cells[1] + "\" " + cells[2], Collectors.toList())));
        }
    }
}
