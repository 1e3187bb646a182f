package io.tidemark.simulate.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tidemark.contracts.Metric;
import io.tidemark.contracts.Operation;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.Severity;
import io.tidemark.embedded.DescribedOperations;
import io.tidemark.embedded.ServersResource;
import io.tidemark.simulate.store.WorkstationFit;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class ConcurrencyResourceTest extends AnswersFromFits {

    @Test
    void answersTheLawForEveryNumberOfUsers() {
        JsonPath document = given().queryParam("fit", "article-fit")
                .queryParam("users", "1,10,200")
                .get("/api/concurrency")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("fit", equalTo("article-fit"))
                .body("history", equalTo("PT24H"))
                .body("results.users", contains(1, 10, 200))
                .body("results[2].quantiles.p", contains(0.05f, 0.5f, 0.9f, 0.95f, 0.99f, 0.999f, 0.9999f))
                .body("results[2].pmf.probabilities.size()", lessThanOrEqualTo(4_096))
                .body("results[2].pmf.step", greaterThan(0))
                .extract()
                .jsonPath();
        double meanOfOne = document.getDouble("results[0].mean");
        assertEquals(40.3, meanOfOne, 1.0);
        assertEquals(200 * meanOfOne, document.getDouble("results[2].mean"), 1e-6 * 200 * meanOfOne);
        List<Number> probabilities = document.getList("results[2].pmf.probabilities");
        assertEquals(1, probabilities.stream().mapToDouble(Number::doubleValue).sum(), 1e-9);
        long q99 = document.getLong("results[2].quantiles[4].value");
        assertTrue(document.getLong("results[2].quantiles[4].low") < q99);
        assertTrue(document.getLong("results[2].quantiles[1].value") < q99);
    }

    @Test
    void mixesTheProtocolsOfAModelThatHasThemApart() throws SQLException {
        WorkstationFit.add(views, "nb-gamma", "nb+gamma", WorkstationFit.BOTH_PROTOCOLS);
        double expected = 0.2986 / 0.1394 * (0.505 * 0.2236 / 0.01192 + 0.495 * 3.5);
        given().queryParam("fit", "nb-gamma")
                .get("/api/concurrency")
                .then()
                .statusCode(200)
                .body("results[0].mean.toDouble()", closeTo(expected, 0.05 * expected));
    }

    @Test
    void aShorterHistoryHoldsFewerConnections() {
        double day = mean("PT24H");
        double minute = mean("PT1M");
        assertTrue(minute > 0.2 * day && minute < 0.8 * day, minute + " of " + day);
    }

    @Test
    void givesTheProbabilitiesAndTheQuantilesAsCsv() {
        String pmf = given().accept("text/csv")
                .queryParam("fit", "article-fit")
                .queryParam("users", "1,10")
                .get("/api/concurrency")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        List<String> rows = pmf.lines().toList();
        assertEquals("users,from,to,probability,cumulative", rows.get(0));
        assertTrue(rows.get(1).startsWith("1,0,0,"));
        assertEquals(1, Double.parseDouble(rows.get(rows.size() - 1).split(",")[4]), 1e-9);

        given().queryParam("fit", "article-fit")
                .queryParam("format", "csv")
                .queryParam("table", "quantiles")
                .get("/api/concurrency")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("users,p,value,low,high\r\n1,0.05,"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users|0|users: expected whole numbers from 1 to 10000000, at most 20, with commas between them, got 0",
                "users|ten|users: expected whole numbers from 1 to 10000000, at most 20, with commas between them, got ten",
                "users|1,,2|users: expected whole numbers from 1 to 10000000, at most 20, with commas between them, got",
                "history|a day|history: expected a duration of whole seconds in ISO-8601 form such as PT8H, from PT1S to PT168H, got a day",
                "history|PT0S|history: expected a duration of whole seconds in ISO-8601 form such as PT8H, from PT1S to PT168H, got PT0S",
                "format|xml|format: expected one of json, csv, got xml",
                "table|rows|table: expected one of pmf, quantiles, got rows"
            })
    void refusesABadParameterByName(String name, String value, String detail) {
        assertRefused("/api/concurrency", name, value, detail);
    }

    @Test
    void refusesARequestWithoutAFit() {
        given().get("/api/concurrency")
                .then()
                .statusCode(400)
                .body("detail", equalTo("fit: expected the id of a fit, got nothing"));
    }

    @Test
    void doesNotKnowAFitThatIsNotThere() {
        given().queryParam("fit", "nowhere")
                .get("/api/concurrency")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no fit nowhere"));
    }

    @ParameterizedTest
    @CsvSource({"queued", "running", "failed"})
    void saysHowFarAFitHasComeThatIsNotDone(String status) throws SQLException {
        views.addFit("unfinished", "article", status, List.of());
        given().queryParam("fit", "unfinished")
                .get("/api/concurrency")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("title", equalTo("The fit is not done"))
                .body("detail", equalTo("fit unfinished is " + status + "; expected one that is done"));
    }

    @Test
    void saysThatAModelOfAnUnknownFamilyCannotBeSimulated() throws SQLException {
        WorkstationFit.add(views, "weibull-fit", "nb+weibull", WorkstationFit.TCP_ALONE);
        given().queryParam("fit", "weibull-fit")
                .get("/api/concurrency")
                .then()
                .statusCode(501)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        containsString(
                                "expected one of gamma, lognormal-grid, log-histogram, lognormal-mix1, lognormal-mix2, lognormal-mix3, got weibull"));
    }

    @Test
    void saysThatNothingIsPublishedBeforeTheViewsAreThere() throws SQLException {
        views.drop();
        given().queryParam("fit", "article-fit")
                .get("/api/concurrency")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("fit-service has not published them yet"));
    }

    @Test
    void answersPathsMethodsAndTypesItDoesNotKnowWithProblems() {
        given().get("/api/concurrency/other")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is nothing at /api/concurrency/other"));
        given().delete("/api/concurrency").then().statusCode(405).contentType("application/problem+json");
        given().accept("image/png")
                .queryParam("fit", "article-fit")
                .get("/api/concurrency")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void countsDrawsAndTellsTheSecondsOfEachStage() {
        mean("PT23H");
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tidemark_draws_read_total"))
                .body(containsString("tidemark_stage_seconds_count{stage=\"draws\"}"))
                .body(containsString("tidemark_stage_seconds_count{stage=\"law\"}"));
    }

    @Test
    void tellsWhatOperatorsRelyOn() {
        assertEquals(
                List.of(), Metric.missing("simulate", given().get("/q/metrics").asString()));
    }

    @Test
    void listsTheCodesOfFindings() {
        String finding = "components.schemas.FindingDocument.properties.";
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .body(finding + "code.enum", equalTo(FindingCode.codes()))
                .body(finding + "severity.enum", equalTo(Severity.words()));
    }

    @Test
    void isHealthyAndDescribesItself() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/api/concurrency'.get.parameters.name",
                        contains(
                                "fit",
                                "users",
                                "horizon",
                                "history",
                                "prior",
                                "captured",
                                "hours",
                                "people",
                                "format",
                                "table"))
                .body("components.schemas.keySet()", everyItem(matchesPattern("[a-zA-Z0-9._-]+")))
                .body(
                        "paths.'/api/concurrency'.get.responses.'409'.'$ref'",
                        equalTo("#/components/responses/FitNotDone"))
                .body("paths.'/api/sizing'.post.responses.'400'.'$ref'", equalTo("#/components/responses/NotValid"))
                .body(
                        "paths.'/api/sizing/curve'.get.responses.'500'.'$ref'",
                        equalTo("#/components/responses/NotCoherent"))
                .body(
                        "components.schemas.Demand.properties.uncertainty.description",
                        containsString("chance: 5 % to 95 % of the peak"))
                .body(
                        "components.responses.FitNotDone.content.'application/problem+json'.schema.'$ref'",
                        equalTo("#/components/schemas/Problem"))
                .body(
                        "components.schemas.Result.properties.quantiles.description",
                        containsString("90 % credible interval"));
    }

    private static double mean(String history) {
        return given().queryParam("fit", "article-fit")
                .queryParam("history", history)
                .get("/api/concurrency")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getDouble("results[0].mean");
    }

    @Test
    void everyOperationIsInTheTableOfWhoMayWhat() {
        assertEquals(
                Operation.namesOf("simulate"),
                DescribedOperations.of(given().get("/q/openapi?format=json").path("paths")));
    }
}
