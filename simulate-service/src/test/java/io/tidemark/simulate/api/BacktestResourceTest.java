package io.tidemark.simulate.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.tidemark.embedded.ServersResource;
import io.tidemark.simulate.store.WorkstationFit;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class BacktestResourceTest extends AnswersFromFits {

    private static final int SECONDS = 773;

    /** Levels of TCP that go up and down by the second, read back in two parts; UDP adds 2. */
    private void measure(int around) throws SQLException {
        int[] tcp = IntStream.range(0, SECONDS)
                .map(second -> around + (second * 7919 % 13) - 6)
                .toArray();
        int[] udp = new int[SECONDS];
        Arrays.fill(udp, 2);
        views.addSeries("c1", 0, Arrays.copyOf(tcp, 400), Arrays.copyOf(udp, 400));
        views.addSeries("c1", 400, Arrays.copyOfRange(tcp, 400, SECONDS), Arrays.copyOfRange(udp, 400, SECONDS));
    }

    private void halve(String halfId) throws SQLException {
        WorkstationFit.add(views, halfId, "article", WorkstationFit.ARTICLE);
        views.halve(halfId, "article-fit");
    }

    @Test
    void holdsWhatWasMeasuredAgainstWhatTheFirstHalfPredicts() throws SQLException {
        measure(36);
        halve("half-near");
        JsonPath document = given().queryParam("fit", "article-fit")
                .get("/api/backtest")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("fit", equalTo("article-fit"))
                .body("verdict", equalTo("holds"))
                .body("coverage90", equalTo(1.0f))
                .body("replicates", equalTo(1_000))
                .body("series[0].capture", equalTo("c1"))
                .body("series[0].fromSecond", equalTo(386))
                .body("series[0].step", equalTo(1))
                .extract()
                .jsonPath();
        assertEquals(
                SECONDS - 386,
                document.getList("pit.counts", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        assertTrue(document.getDouble("replicateCoverage90Q5") < 0.9);
        for (String figure : List.of("coverage50", "coverage90", "coverage99", "pitDistance")) {
            String range = "replicateRanges." + figure;
            assertTrue(document.getDouble(range + ".q5") < document.getDouble(range + ".q95"), figure);
        }
        assertTrue(document.getDouble("pitDistance") <= document.getDouble("replicateRanges.pitDistance.q95"));
        assertTrue(document.getDouble("effectiveObservations") > 5);
        int[] measured = document.getList("series[0].measured", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        int[] expected = IntStream.range(386, SECONDS)
                .map(second -> 38 + (second * 7919 % 13) - 6)
                .toArray();
        assertArrayEquals(expected, measured);
        for (String values : List.of("median", "low50", "high50", "low90", "high90", "low99", "high99")) {
            assertEquals(SECONDS - 386, document.getList("series[0]." + values).size(), values);
        }
    }

    @Test
    void warnsInTheSizeWhereTheSecondHalfIsAgainstTheModel() throws SQLException {
        measure(400);
        halve("half-far");
        given().queryParam("fit", "article-fit")
                .get("/api/backtest")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("contradicted"))
                .body("coverage99", equalTo(0.0f))
                .body("explanation", containsString("held 0 %"));
        given().get("/api/sizing?fit=article-fit&users=1&horizon=PT1M")
                .then()
                .statusCode(200)
                .body("warnings", hasItem(containsString("The captures contradict the model")));
    }

    @Test
    void warnsOfNothingWhereThereIsNoVerdict() {
        given().get("/api/sizing?fit=article-fit&users=1&horizon=PT1M")
                .then()
                .statusCode(200)
                .body("warnings", not(hasItem(containsString("contradict"))));
    }

    @Test
    void saysWhatToDoWhereTheFirstHalvesAreNotFitted() throws SQLException {
        refused(409, "is not there yet; it comes unasked");
        views.addFit("half-running", "article", "running", List.of());
        views.halve("half-running", "article-fit");
        refused(409, "is running; ask again when it is done");
    }

    @Test
    void waitsForTheFirstHalvesWhereAskedTo() throws Exception {
        measure(36);
        CompletableFuture<Integer> answered = CompletableFuture.supplyAsync(
                () -> given().get("/api/backtest?fit=article-fit&wait=PT1M").statusCode());
        Thread.sleep(600);
        assertFalse(answered.isDone());
        halve("half-late");
        assertEquals(200, answered.get(1, TimeUnit.MINUTES));
        assertRefused("/api/backtest", "wait", "PT2M", "wait: expected a duration of whole seconds");
    }

    @Test
    void looksNoMoreOnceTheClientHasLeft() throws Exception {
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.getOutputStream()
                    .write("GET /api/backtest?fit=article-fit&wait=PT1M HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            long before = views.scansOfFits();
            Thread.sleep(3_000);
            assertTrue(views.scansOfFits() > before, "nobody looks while the client waits");
        }
        Thread.sleep(2_000);
        long after = views.scansOfFits();
        Thread.sleep(3_000);
        assertEquals(after, views.scansOfFits());
    }

    @Test
    void saysWhatToDoWhereTheFitOfTheFirstHalvesFailed() throws SQLException {
        views.addFit("half-failed", "article", "failed", List.of());
        views.halve("half-failed", "article-fit");
        refused(404, "failed, so that they predict nothing; try another model or longer captures");
    }

    private static void refused(int status, String detail) {
        given().queryParam("fit", "article-fit")
                .get("/api/backtest")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }
}
