package io.tidemark.simulate.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tidemark.contracts.LogBins;
import io.tidemark.embedded.ServersResource;
import io.tidemark.simulate.store.WorkstationFit;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class ComparisonResourceTest extends AnswersFromFits {

    private static final int SECONDS = 773;
    private static final int HELD_SECONDS = 4;

    /** A connection of TCP every second, held for 4 s or not at all; two of UDP, over before they can be seen. */
    private void measure() throws SQLException {
        views.addSeries("c1", 0, constant(400, 1), constant(400, 2), constant(400, 3), constant(400, 0));
        views.addSeries("c1", 400, constant(373, 1), constant(373, 2), constant(373, 3), constant(373, 0));
        views.addDurations("c1", 1, "tcp", true, 193, new int[] {LogBins.of(HELD_SECONDS)}, new long[] {386});
        views.addDurations("c1", 2, "tcp", true, 193, new int[] {LogBins.of(HELD_SECONDS) + 1}, new long[] {100});
        views.addDurations("c1", 1, "tcp", false, 0, new int[] {LogBins.of(HELD_SECONDS)}, new long[] {94});
        views.addDurations("c1", 1, "udp", true, 2 * SECONDS, new int[0], new long[0]);
    }

    private static int[] constant(int seconds, int value) {
        int[] values = new int[seconds];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void putsMeasuredPredictedAndResampledSideBySide() throws SQLException {
        measure();
        JsonPath sets = comparison("");
        assertEquals("PT0S", sets.getString("history"));
        assertEquals(SECONDS, sets.getInt("captures[0].seconds"));
        assertEquals(1, sets.getInt("captures[0].step"));
        assertEquals(Collections.nCopies(SECONDS, 3), sets.getList("captures[0].measured.levels"));
        assertEquals(3, sets.getDouble("captures[0].measured.mean"));
        double held = 580.0 / SECONDS * HELD_SECONDS;
        assertEquals(held, sets.getDouble("captures[0].resampled.mean"), 0.05, "one a second, three in four held");
        assertEquals(0, sets.getInt("captures[0].resampled.levels[0]"));
        for (String set : List.of("measured", "predicted", "resampled")) {
            assertEquals(SECONDS, sets.getList("captures[0]." + set + ".levels").size(), set);
            assertEquals(
                    1,
                    sets.getList("captures[0]." + set + ".pmf.probabilities", Double.class).stream()
                            .mapToDouble(Double::doubleValue)
                            .sum(),
                    1e-5,
                    set);
        }
        assertTrue(sets.getDouble("captures[0].predicted.mean") > 20, "the article's fit of another capture");
    }

    @Test
    void countsOnlyTheProtocolsThatTheModelKnows() throws SQLException {
        measure();
        WorkstationFit.add(views, "tcp-alone", "nb+gamma", WorkstationFit.TCP_ALONE);
        given().get("/api/concurrency/comparison?fit=tcp-alone").then().statusCode(200);
    }

    @Test
    void theSeedDecidesAndAHistoryIsTaken() throws SQLException {
        measure();
        assertEquals(comparison("").prettify(), comparison("&seed=1").prettify());
        assertNotEquals(
                comparison("").getList("captures[0].predicted.levels"),
                comparison("&seed=2").getList("captures[0].predicted.levels"));
        JsonPath before = comparison("&history=PT1H");
        assertEquals("PT1H", before.getString("history"));
        assertTrue(before.getDouble("captures[0].predicted.mean")
                > comparison("").getDouble("captures[0].predicted.mean"));
    }

    @Test
    void refusesWhatIsNoHistoryAndNoFit() {
        assertRefused("/api/concurrency/comparison", "history", "P8D", "history: expected a duration of whole seconds");
        assertRefused("/api/concurrency/comparison", "seed", "x", "seed: expected a whole number of 64 bits, got x");
        given().get("/api/concurrency/comparison?fit=nowhere")
                .then()
                .statusCode(404)
                .body("detail", equalTo("there is no fit nowhere"));
    }

    private static JsonPath comparison(String query) {
        return given().get("/api/concurrency/comparison?fit=article-fit" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
