package io.tidemark.fit.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.People;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class FitResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CAPTURE = LaboratoryCapture.id(21);
    private static final Map<String, Object> REQUEST = Map.of(
            "captures",
            List.of(CAPTURE),
            "definition",
            "conntrack",
            "model",
            "nb+gamma",
            "chains",
            2,
            "warmup",
            500,
            "seed",
            7);

    @Inject
    Topics topics;

    private String fit;

    @BeforeEach
    void askForAFit() {
        topics.send(LaboratoryCapture.metrics(CAPTURE, "conntrack", 300, 21));
        fit = FitsOverHttp.ask(REQUEST);
    }

    @Test
    void answersTheSameRequestWithTheSameFit() {
        FitsOverHttp.ended(fit);
        given().contentType(ContentType.JSON)
                .body(REQUEST)
                .post("/api/fits")
                .then()
                .statusCode(202)
                .header("Location", equalTo("/api/fits/" + fit))
                .body("id", equalTo(fit))
                .body("status", equalTo("done"))
                .body("fits", equalTo(List.of(Map.of("id", fit, "model", "nb+gamma", "status", "done"))));
    }

    @Test
    void showsTheFitDocument() {
        FitsOverHttp.compared(fit);
        given().get("/api/fits/" + fit + "?further=parameter")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("id", equalTo(fit))
                .body("modelKey", equalTo(CAPTURE + "/conntrack/nb+gamma"))
                .body("captures", equalTo(List.of(CAPTURE)))
                .body("definition", equalTo("conntrack"))
                .body("model", equalTo("nb+gamma"))
                .body("status", equalTo("done"))
                .body("parameters.name", hasItems("nb_alpha", "nb_beta", "tcp_share", "tcp.g_alpha", "udp.g_beta"))
                .body("parameters.rhat", everyItem(lessThan(1.01f)))
                .body("parameters.essBulk", everyItem(greaterThan(400f)))
                .body("parameters[0].keySet()", hasItems("mean", "sd", "q5", "q50", "q95", "essTail", "mcseMean"))
                .body("diagnostics.divergences", notNullValue())
                .body("diagnostics.maxTreeDepthReached", equalTo(0))
                .body("diagnostics.ebfmi", hasSize(2))
                .body("diagnostics.stepSizes", hasSize(2))
                .body("diagnostics.meanAcceptance", hasSize(2))
                .body("diagnostics.chainDivergences", hasSize(2))
                .body("diagnostics.largestTreeDepths", everyItem(greaterThan(0)))
                .body("default", equalTo(true))
                .body("provisional", equalTo(false))
                .body("comparison.model", hasItem("nb+gamma"))
                .body("comparison[0].converged", equalTo(true))
                .body("warnings", hasItem(LaboratoryCapture.CAVEAT.text()))
                .body("findings.code", hasItem("streams-evicted"))
                .body("chains", equalTo(2))
                .body("warmup", equalTo(500))
                .body("draws", equalTo(1000))
                .body("seed", equalTo(7))
                .body("wallSeconds", greaterThan(0f))
                .body("createdAt", startsWith("20"))
                .body("keySet()", not(hasItem("reasons")));
    }

    @Test
    void fitsTheStandardSetWhereNoModelIsNamed() {
        String capture = LaboratoryCapture.id(24);
        topics.send(LaboratoryCapture.metrics(capture, "conntrack", 300, 24));
        JsonPath accepted = askForTheStandardSet(capture, "conntrack")
                .header("Location", startsWith("/api/fits/"))
                .extract()
                .jsonPath();
        assertEquals(List.of("article", "nb+gamma", "nb+log-histogram"), accepted.getList("fits.model"));
        assertEquals(accepted.getString("fits[2].id"), accepted.getString("id"));
        assertEquals(accepted.getString("fits[2].status"), accepted.getString("status"));
        JsonPath document = FitsOverHttp.ended(accepted.getString("id"));
        assertEquals("nb+log-histogram", document.getString("model"));
        assertEquals("done", document.getString("status"), () -> document.getString("reasons"));
        List<String> ids = accepted.getList("fits.id");
        askForTheStandardSet(capture, "conntrack").body("fits.id", equalTo(ids));
        given().get("/api/fits?capture=" + capture)
                .then()
                .body("model", equalTo(List.of("nb+log-histogram", "nb+gamma", "article")));
    }

    private static ValidatableResponse askForTheStandardSet(String capture, String definition) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("captures", List.of(capture), "definition", definition))
                .post("/api/fits")
                .then()
                .statusCode(202);
    }

    @Test
    void listsFitsOfACaptureButNotThoseOfItsFirstHalf() {
        FitsOverHttp.compared(fit);
        given().get("/api/fits?capture=" + CAPTURE)
                .then()
                .statusCode(200)
                .body("findAll { it.definition == 'conntrack' }.model", contains("nb+gamma", "nb+log-histogram"))
                .body("[0].id", equalTo(fit))
                .body("[0].default", equalTo(true))
                .body("[0].provisional", equalTo(false));
        given().get("/api/fits?capture=" + "0".repeat(32))
                .then()
                .statusCode(200)
                .body("$", empty());
    }

    @Test
    void aDefaultIsProvisionalWhileAnotherFitCompetes() {
        String capture = LaboratoryCapture.id(25);
        topics.send(LaboratoryCapture.metrics(capture, "asa", 300, 25));
        String first = FitsOverHttp.ask(competing(capture, 1));
        assertTrue(FitsOverHttp.compared(first).getBoolean("default"));

        String second = FitsOverHttp.ask(competing(capture, 2));
        JsonPath meanwhile = FitsOverHttp.document(first);
        assertEquals(true, meanwhile.getBoolean("comparing"));
        assertEquals(false, meanwhile.getBoolean("default"));
        assertEquals(true, meanwhile.getBoolean("provisional"));
        assertTrue(meanwhile.getString("choice").contains("for now"), meanwhile.getString("choice"));

        List<JsonPath> both = List.of(FitsOverHttp.compared(second), FitsOverHttp.document(first));
        assertEquals(1, both.stream().filter(each -> each.getBoolean("default")).count());
        assertTrue(both.stream().noneMatch(each -> each.getBoolean("provisional")));
    }

    /** A fit that takes seconds, so that it can be looked at meanwhile. */
    private static Map<String, Object> competing(String capture, long seed) {
        return Map.of(
                "captures", List.of(capture), "definition", "asa", "model", "nb+gamma", "draws", 5_000, "seed", seed);
    }

    @Test
    void tellsProgressAndTheEndAsEvents() {
        String events = given().get("/api/fits/" + fit + "/events")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .extract()
                .asString();
        assertTrue(events.contains("event:status\n"), events);
        assertTrue(events.contains("{\"id\":\"" + fit + "\",\"status\":\"done\"}"), events);
    }

    @Test
    void tellsHowFarEachChainIsWhileItRuns() {
        String capture = LaboratoryCapture.id(23);
        topics.send(LaboratoryCapture.metrics(capture, "pf", 200, 23));
        String slow = FitsOverHttp.ask(Map.of(
                "captures", List.of(capture), "definition", "pf", "model", "nb+gamma", "chains", 2, "draws", 20_000));
        String events = given().get("/api/fits/" + slow + "/events").asString();
        topics.send(capture, null, capture + "/forget");
        assertTrue(events.contains("event:progress\ndata:{\"chain\":1,\"iteration\":"), head(events));
        assertTrue(events.contains(",\"phase\":\"sampling\",\"total\":21000}"), head(events));
    }

    @Test
    void waitsForMetricsThatAreNotThereYet() {
        String late = LaboratoryCapture.id(22);
        CompletableFuture<String> asked = CompletableFuture.supplyAsync(
                () -> FitsOverHttp.ask(Map.of("captures", List.of(late), "definition", "pf", "chains", 2)));
        topics.send(LaboratoryCapture.metrics(late, "pf", 200, 22));
        assertEquals("done", FitsOverHttp.ended(asked.join()).getString("status"));
    }

    @Test
    void saysThatMetricsOfACaptureNeverCame() {
        given().contentType(ContentType.JSON)
                .body(Map.of("captures", List.of("f".repeat(32))))
                .post("/api/fits")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404))
                .body("detail", containsString("no metrics of capture " + "f".repeat(32)));
    }

    @Test
    void refusesAFitThatWouldHoldTheCoresForTooLong() {
        given().contentType(ContentType.JSON)
                .body(Map.of("captures", List.of(CAPTURE), "chains", 64, "draws", 100_000))
                .post("/api/fits")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("is 64 x (1000 + 100000) = 6464000"));
    }

    /** Two fits of hidden states, of which one waits or both are sampled: neither ends by itself soon. */
    @Test
    void cancelsWhatWaitsOrIsSampled() {
        String capture = LaboratoryCapture.id(91);
        topics.send(LaboratoryCapture.inTwoStates(capture, "wire", 3_000, 91));
        List<String> fits = Stream.of(1, 2)
                .map(seed -> FitsOverHttp.ask(Map.of(
                        "captures",
                        List.of(capture),
                        "model",
                        "hmm-nb2+lognormal-mix3",
                        "warmup",
                        9_000,
                        "draws",
                        11_000,
                        "seed",
                        seed)))
                .toList();
        await().atMost(PATIENCE)
                .until(() ->
                        FitsOverHttp.document(fits.get(0)).getString("status").equals("running"));
        for (String fit : fits) {
            given().delete("/api/fits/" + fit).then().statusCode(204);
            JsonPath cancelled = FitsOverHttp.document(fit);
            assertEquals("failed", cancelled.getString("status"));
            assertTrue(cancelled.getList("findings.code").contains("fit-cancelled"), cancelled::prettify);
            given().delete("/api/fits/" + fit).then().statusCode(204);
            given().get("/api/fits/" + fit).then().statusCode(404);
        }
        String next = FitsOverHttp.ask(Map.of("captures", List.of(capture), "model", "article"));
        assertEquals("done", FitsOverHttp.ended(next).getString("status"), "the worker goes on");
        given().delete("/api/fits/" + "0".repeat(32)).then().statusCode(404);
    }

    /** Of two fits of one model key the newer is current: only with it the posterior goes. */
    @Test
    void withdrawsWhatIsDone() {
        String capture = LaboratoryCapture.id(92);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 300, 92));
        String older = done(capture, 1);
        String newer = done(capture, 2);
        String modelKey = capture + "/wire/nb+gamma";
        awaitCurrent(modelKey, 2);
        for (String fit : List.of(older, newer)) {
            given().delete("/api/fits/" + fit).then().statusCode(204);
            given().get("/api/fits/" + fit).then().statusCode(404);
            given().get("/api/fits/" + fit + "/draws").then().statusCode(404);
            given().delete("/api/fits/" + fit).then().statusCode(404);
        }
        List<ConsumerRecord<String, byte[]>> current = awaitCurrent(modelKey, 3);
        assertEquals(3, current.size());
        assertNull(current.get(2).value());
        assertEquals(newer + "/withdrawn", Topics.header(current.get(2), "ce_id"));
        assertEquals(older, done(capture, 1), "the same request again is the same fit, sampled anew");
    }

    private String done(String capture, int seed) {
        String fit = FitsOverHttp.ask(Map.of("captures", List.of(capture), "model", "nb+gamma", "seed", seed));
        assertEquals("done", FitsOverHttp.ended(fit).getString("status"));
        return fit;
    }

    private List<ConsumerRecord<String, byte[]>> awaitCurrent(String modelKey, int number) {
        await().atMost(PATIENCE)
                .until(() -> topics.messages(Topic.CURRENT.name(), modelKey).size() >= number);
        return topics.messages(Topic.CURRENT.name(), modelKey);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                     | captures must name 1 to 100 captures
                    {"captures": []}                                       | captures must name 1 to 100 captures
                    {"captures": ["../x"]}                                 | captures must hold ids of 32 hexadecimal digits, found ../x
                    {"captures": "x"}                                      | captures has not the type expected
                    {"captures": [ID], "warmups": 3}                       | warmups is no field of this request
                    {"captures": [ID], "model": "nb+pareto"}               | pareto
                    {"captures": [ID], "chains": 0}                        | chains must be from 1 to 64, got 0
                    {"captures": [ID], "draws": 1000000}                   | draws must be from 20 to 100000, got 1000000
                    {"captures": [ID], "draws": 20.5}                      | draws has not the type expected
                    {"captures": [ID], "seed": "one"}                      | seed has not the type expected
                    {"captures": [ID, ID]}                                 | a capture is named twice
                    {"captures": [ID], "definition": "a/b"}                | definition must be a name
                    {"captures": [ID                                       | the body is no JSON
                    null                                                   | the body must be a JSON object
                    """)
    void saysWhatIsWrongWithARequest(String body, String detail) {
        given().contentType(ContentType.JSON)
                .body(body.replace("ID", "\"" + CAPTURE + "\""))
                .post("/api/fits")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("The request is not valid"))
                .body("instance", equalTo("/api/fits"))
                .body("detail", containsString(detail));
    }

    @Test
    void answersEveryErrorWithAProblem() {
        problem(given().get("/api/fits/none"), 404);
        problem(given().get("/api/fits/none/draws"), 404);
        problem(given().get("/api/fits/none/checks"), 404);
        problem(given().get("/api/fits/none/people"), 404);
        problem(given().get("/api/fits/none/tide"), 404);
        problem(given().get("/api/fits/none/events"), 404);
        problem(given().get("/api/nothing"), 404);
        problem(given().get("/api/fits"), 400);
        problem(given().delete("/api/fits"), 405);
        problem(given().contentType("text/plain").body("x").post("/api/fits"), 415);
        problem(given().accept("image/png").get("/api/fits/" + fit), 406);
    }

    @Test
    void writesOneChainAsCmdStanDoes() {
        FitsOverHttp.ended(fit);
        String csv = given().accept("text/csv")
                .get("/api/fits/" + fit + "/draws?chain=2")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        List<String> rows = csv.lines().filter(line -> !line.startsWith("#")).toList();
        assertEquals(
                "lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,"
                        + String.join(",", FitsOverHttp.document(fit).getList("parameters.name")),
                rows.get(0));
        assertEquals(1_001, rows.size());
        assertTrue(csv.contains("# id = 2\n"), head(csv));
        assertTrue(csv.contains("# Adaptation terminated\n# Step size = "), head(csv));
        assertTrue(csv.contains("#     num_warmup = 500\n"), head(csv));
    }

    @Test
    void writesAllChainsWithAColumnThatNamesThem() {
        FitsOverHttp.ended(fit);
        List<String> rows = given().get("/api/fits/" + fit + "/draws?format=csv")
                .asString()
                .lines()
                .toList();
        assertTrue(rows.get(0).startsWith(".chain,lp__,accept_stat__"));
        assertEquals(2_001, rows.size());
        assertTrue(rows.get(1).startsWith("1,") && rows.get(2_000).startsWith("2,"));
    }

    @Test
    void writesDrawsForArvizWithTheMeansOfTheSummary() {
        JsonPath document = FitsOverHttp.ended(fit);
        JsonPath draws = given().accept("application/json")
                .get("/api/fits/" + fit + "/draws")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .jsonPath();
        List<List<Float>> alpha = draws.getList("posterior.nb_alpha");
        assertEquals(2, alpha.size());
        double mean = alpha.stream()
                .flatMap(List::stream)
                .mapToDouble(Float::doubleValue)
                .average()
                .orElseThrow();
        assertEquals(document.getDouble("parameters.find { it.name == 'nb_alpha' }.mean"), mean, 1e-6);
        assertEquals(false, draws.getBoolean("sample_stats.diverging[0][0]"));
        assertEquals(1_000, draws.getList("sample_stats.energy[1]").size());
        assertEquals(
                Set.of("arrivals", "tcp.durations", "udp.durations"),
                draws.getMap("observed_data").keySet());
        for (String variable : List.of("arrivals", "'tcp.durations'", "'udp.durations'")) {
            int observations = draws.getList("observed_data." + variable).size();
            assertEquals(
                    1_000, draws.getList("log_likelihood." + variable + "[1]").size());
            assertEquals(
                    observations,
                    draws.getList("log_likelihood." + variable + "[0][999]").size());
        }
        assertEquals(
                draws.getList("observed_data.'udp.durations'").size(),
                draws.getList("constant_data.'udp.durations.connections'").size());
    }

    @Test
    void checksWhatTheFitPredicts() {
        FitsOverHttp.ended(fit);
        JsonPath checks = given().get("/api/fits/" + fit + "/checks")
                .then()
                .statusCode(200)
                .body("fit", equalTo(fit))
                .body("model", equalTo("nb+gamma"))
                .body("replicates", equalTo(200))
                .body("seed", equalTo(7))
                .body("checks.of", hasItems("counts", "tcp.durations", "udp.durations"))
                .body("checks.statistic", hasItems("mean", "variance", "zeroShare", "largest", "lag1", "q99"))
                .body("checks.statistic", not(hasItem("shareAbove600s")))
                .body("durations.keySet()", hasItems("tcp", "udp"))
                .extract()
                .jsonPath();
        Map<String, Object> mean = checks.getMap("checks.find { it.of == 'counts' && it.statistic == 'mean' }");
        assertEquals(
                Set.of("of", "statistic", "unit", "observed", "q5", "q50", "q95", "tailProbability"), mean.keySet());
        double observed = ((Number) mean.get("observed")).doubleValue();
        assertTrue(((Number) mean.get("q5")).doubleValue() < observed, mean.toString());
        assertTrue(((Number) mean.get("q95")).doubleValue() > observed, mean.toString());
        assertEquals(
                300,
                checks.getList("counts.observed", Integer.class).stream()
                        .mapToInt(each -> each)
                        .sum());
        assertEquals(
                checks.getList("counts.from").size(),
                checks.getList("counts.q95").size());
        assertEquals(
                checks.getList("durations.tcp.p").size(),
                checks.getList("durations.tcp.q50").size());
        assertEquals(
                checks.getMap("$"),
                given().get("/api/fits/" + fit + "/checks").jsonPath().getMap("$"));
    }

    /** Two who made the same connections, one of them by name, three who cannot be told apart, and one who made none. */
    @Test
    void showsThePeopleWhomAFitRestsOn() {
        String capture = LaboratoryCapture.id(26);
        CaptureMetrics metrics = LaboratoryCapture.metrics(capture, "pf", 600, 26);
        topics.send(LaboratoryCapture.with(
                metrics,
                new People(
                        60,
                        1,
                        0,
                        List.of(
                                LaboratoryCapture.group("p-named", 1, metrics),
                                LaboratoryCapture.group(null, 1, metrics),
                                LaboratoryCapture.group(null, 3, metrics)))));
        String ofPeople = FitsOverHttp.ask(Map.of(
                "captures",
                List.of(capture),
                "definition",
                "pf",
                "model",
                "nb+gamma",
                "chains",
                2,
                "warmup",
                500,
                "seed",
                7));
        JsonPath fitted = FitsOverHttp.ended(ofPeople);
        assertEquals("done", fitted.getString("status"), () -> fitted.getString("reasons"));
        JsonPath people = given().get("/api/fits/" + ofPeople + "/people")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("fit", equalTo(ofPeople))
                .body("people", equalTo(6))
                .body("personSeconds", equalTo(3_600f))
                .body("unlisted", equalTo(0))
                .body("persons.label", equalTo(List.of("1", "2", "3", "p-named")))
                .body("persons.people", equalTo(List.of(1, 3, 1, 1)))
                .body("persons.personSeconds", equalTo(List.of(600f, 1_800f, 600f, 600f)))
                .body("keySet()", not(hasItem("missing")))
                .extract()
                .jsonPath();
        int connections = people.getInt("persons[3].connections");
        assertEquals(connections / 600.0, people.getDouble("persons[0].measured.rate"), 1e-6);
        assertEquals(connections / 1_800.0, people.getDouble("persons[1].measured.rate"), 1e-6);
        assertEquals(0, people.getInt("persons[2].connections"));
        for (String of : List.of("persons[0].posterior", "persons[1].posterior", "persons[2].posterior", "anybody")) {
            for (String what : List.of(".rate", ".level")) {
                double low = people.getDouble(of + what + ".q5");
                double middle = people.getDouble(of + what + ".q50");
                assertTrue(0 < low && low < middle && middle < people.getDouble(of + what + ".q95"), of + what);
            }
        }
        double anybody = people.getDouble("anybody.level.q50");
        assertTrue(people.getDouble("persons[2].posterior.level.q50") < anybody, "silent");
        assertTrue(people.getDouble("persons[3].posterior.level.q50") > anybody, "busiest");
        assertTrue(people.getDouble("anybody.rate.q25") < people.getDouble("anybody.rate.q75"));
    }

    @Test
    void saysWhyNothingIsKnownOfEachPerson() {
        FitsOverHttp.ended(fit);
        given().get("/api/fits/" + fit + "/people")
                .then()
                .statusCode(200)
                .body("persons", empty())
                .body("missing.code", equalTo("not-told"))
                .body("keySet()", not(hasItems("people", "anybody")));
    }

    @Test
    void saysWhichChainsAndFormatsThereAre() {
        FitsOverHttp.ended(fit);
        given().get("/api/fits/" + fit + "/draws?chain=3")
                .then()
                .statusCode(400)
                .body("detail", equalTo("chain must be from 1 to 2, found 3"));
        given().get("/api/fits/" + fit + "/draws?format=xml")
                .then()
                .statusCode(400)
                .body("detail", equalTo("format must be csv or json, found xml"));
    }

    private static void problem(io.restassured.response.Response response, int status) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", not(empty()));
    }

    private static String head(String text) {
        return text.substring(0, Math.min(2_000, text.length()));
    }
}
