package io.tidemark.fit.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import io.tidemark.fit.jobs.Inbox;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class PublishedViewsTest {

    private static final String COLUMNS = """
            SELECT c.relname || ',' || a.attname || ',' || format_type(a.atttypid, a.atttypmod)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'published' AND c.relkind = 'v' AND a.attnum > 0
            ORDER BY array_position(ARRAY['fit', 'draws', 'series', 'durations'], c.relname::text), a.attnum
            """;

    @Inject
    Inbox inbox;

    @Inject
    Topics topics;

    @ConfigProperty(name = "tidemark.test.superuser-jdbc-url")
    String superuserUrl;

    @Test
    void haveTheColumnsThatTheContractLists() throws Exception {
        assertEquals(contract(), asSuperuser(COLUMNS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "draws", "series", "durations"})
    void canBeReadBySimulate(String view) throws SQLException {
        asSimulate("SELECT * FROM published." + view + " LIMIT 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FROM fit.fit",
                "SELECT 1 FROM fit.draws",
                "SELECT 1 FROM fit.outbox",
                "DELETE FROM published.draws",
                "UPDATE published.fit SET status = 'done'",
                "INSERT INTO published.series (capture_id) VALUES ('x')",
                "TRUNCATE fit.fit",
                "CREATE TABLE published.own (a integer)",
                "DROP VIEW published.fit"
            })
    void canNotBeChangedBySimulateNorItsTablesRead(String statement) {
        SQLException refusal = assertThrows(SQLException.class, () -> asSimulate(statement));
        assertTrue(
                refusal.getMessage().contains("permission denied")
                        || refusal.getMessage().contains("must be owner"),
                refusal.getMessage());
    }

    @Test
    void durationsAreThoseOfTheMetrics() throws SQLException {
        CaptureMetrics metrics = LaboratoryCapture.metrics(LaboratoryCapture.id(761), "pf", 300, 61);
        QuarkusTransaction.requiringNew().run(() -> inbox.add(metrics));
        String condition = " FROM published.durations WHERE definition = 'pf' AND capture_id = '" + metrics.captureId()
                + "' AND protocol = 'udp' AND ";
        for (boolean ended : new boolean[] {true, false}) {
            Durations durations = metrics.durations().udp();
            DurationTally tally = ended ? durations.closed() : durations.open();
            assertEquals(
                    List.of(tally.zeros() + " " + Arrays.toString(tally.bins()) + " "
                            + Arrays.toString(tally.counts())),
                    asSuperuser("SELECT zeros || ' [' || array_to_string(bins, ', ') || '] ['"
                            + " || array_to_string(counts, ', ') || ']'" + condition + "ended = " + ended));
        }
        assertEquals(
                List.of("4"),
                asSuperuser(
                        "SELECT count(*) FROM published.durations WHERE capture_id = '" + metrics.captureId() + "'"));
        QuarkusTransaction.requiringNew().run(() -> inbox.forget(metrics.captureId()));
    }

    /** In two captures of the same person, of 300 and 400 seconds. */
    @Test
    void peopleOfAFitAreCountedOnceWithTheSecondsOfAllCaptures() throws SQLException {
        List<String> captures = List.of(LaboratoryCapture.id(762), LaboratoryCapture.id(763));
        topics.send(LaboratoryCapture.ofPerson(captures.get(0), "p-1", 300));
        topics.send(LaboratoryCapture.ofPerson(captures.get(1), "p-1", 400));
        String fit = FitsOverHttp.ask(Map.of("captures", captures, "model", "nb+gamma", "chains", 2, "seed", 5));
        assertEquals("done", FitsOverHttp.ended(fit).getString("status"));
        assertEquals(
                List.of("1 700"),
                asSuperuser("SELECT people || ' ' || person_seconds FROM published.fit WHERE fit_id = '" + fit + "'"));
    }

    /** Of 2,000 draws of the first half's fit one in ten, and the view says how many there are. */
    @Test
    void ofFirstHalvesThereAreTheDrawsThatTheBacktestReads() throws SQLException {
        String capture = LaboratoryCapture.id(764);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 300, 61));
        String fit =
                FitsOverHttp.ask(Map.of("captures", List.of(capture), "model", "nb+gamma", "chains", 2, "seed", 5));
        assertEquals("done", FitsOverHttp.ended(fit).getString("status"));
        String halves =
                "SELECT chains || ' ' || draws || ' ' || (SELECT count(*) || ' ' || min(array_length(values, 1))"
                        + " FROM published.draws d WHERE d.fit_id = f.fit_id) || ' ' || 100 * array_length(parameters, 1)"
                        + " FROM published.fit f WHERE status = 'done' AND first_half_of = '" + fit + "'";
        List<String> found =
                await().atMost(Duration.ofMinutes(2)).until(() -> asSuperuser(halves), rows -> !rows.isEmpty());
        String parameters = found.get(0).replaceFirst(".* ", "");
        assertEquals(List.of("2 100 2 " + parameters + " " + parameters), found);
    }

    private static List<String> contract() throws IOException {
        try (InputStream csv = Topic.class.getResourceAsStream("sql/published-views.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    private List<String> asSuperuser(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }

    /** Read-only transactions are only that role's habit, so they are switched off to see what it may do at most. */
    private void asSimulate(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION AUTHORIZATION tidemark_simulate");
            statement.execute("SET default_transaction_read_only = off");
            statement.execute(sql);
        }
    }
}
