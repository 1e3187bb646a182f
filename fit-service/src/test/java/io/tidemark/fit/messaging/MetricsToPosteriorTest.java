package io.tidemark.fit.messaging;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.MetricsParts;
import io.tidemark.contracts.PosteriorDraws;
import io.tidemark.contracts.PosteriorSummary;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import io.tidemark.fit.json.Json;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class MetricsToPosteriorTest {

    @Inject
    Topics topics;

    @Test
    void fitsACaptureAndPublishesTheDraws() throws IOException {
        String capture = LaboratoryCapture.id(1);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 300, 1));
        String fit = FitsOverHttp.askedAndEnded(capture, 3).get(0);
        FitsOverHttp.compared(fit);
        given().get("/api/fits?capture=" + capture)
                .then()
                .body("model", contains("nb+log-histogram", "nb+gamma", "article"))
                .body("status", contains("done", "done", "done"))
                .body("default", contains(true, false, false))
                .body("provisional", contains(false, false, false))
                .body("captures", everyItem(contains(capture)));
        ConsumerRecord<String, byte[]> current =
                current(capture + "/wire/nb+log-histogram", 1).get(0);
        PosteriorSummary summary = Json.read(current.value(), PosteriorSummary.class);
        assertEquals(fit, summary.fitId());
        assertEquals(
                List.of(capture),
                summary.captures().stream().map(each -> each.id()).toList());
        List<String> parameters =
                summary.parameters().stream().map(each -> each.name()).toList();
        assertEquals(Set.copyOf(parameters), summary.units().keySet());
        assertEquals(fit, Topics.header(current, "ce_id"));
        assertEquals("/tidemark/fit", Topics.header(current, "ce_source"));
        int[] drawsByChain = new int[4];
        for (ConsumerRecord<String, byte[]> message : topics.messages(Topic.DRAWS.name(), fit)) {
            PosteriorDraws value = Json.read(message.value(), PosteriorDraws.class);
            assertEquals(fit + "/" + value.chain() + "/" + value.chunk(), Topics.header(message, "ce_id"));
            assertEquals(parameters, value.parameters());
            drawsByChain[value.chain() - 1] += value.draws().length;
        }
        assertArrayEquals(new int[] {1_000, 1_000, 1_000, 1_000}, drawsByChain);
    }

    /** The quick model alone, under whatever the product knows; what somebody asks for besides is compared with it. */
    @ParameterizedTest
    @ValueSource(strings = {"wire", "fortigate"})
    void fitsTheQuickModelUnaskedAndComparesItOnceAsked(String definition) {
        String capture = LaboratoryCapture.id(60 + definition.length());
        topics.send(LaboratoryCapture.metrics(capture, definition, 300, 11));
        String quick = FitsOverHttp.ended(capture, 1).get(0);
        JsonPath unasked = best(capture, definition);
        assertEquals(quick, unasked.getString("id"));
        assertEquals("nb+log-histogram", unasked.getString("model"));
        assertTrue(unasked.getBoolean("quick"));
        assertTrue(unasked.getList("findings.code").contains("quick-model"));
        assertEquals(
                List.of("default-unscored"), unasked.getList("findings.code.findAll { it.startsWith('default') }"));
        assertNull(unasked.get("comparison[0].elpd"));

        FitsOverHttp.ask(Map.of("captures", List.of(capture), "definition", definition));
        JsonPath compared = best(capture, definition);
        assertEquals(quick, compared.getString("id"));
        assertFalse(compared.getBoolean("quick"));
        assertFalse(compared.getList("findings.code").contains("quick-model"));
        assertEquals(List.of("nb+log-histogram", "nb+gamma", "article"), compared.getList("comparison.model"));
        assertTrue(compared.getDouble("comparison[0].elpd") > compared.getDouble("comparison[1].elpd"));
    }

    /** An edited profile is somebody's own, and so is a table of several captures together: both are asked for. */
    @Test
    void fitsTheQuickModelAloneWhereThatIsAskedFor() {
        String capture = LaboratoryCapture.id(90);
        topics.send(LaboratoryCapture.metrics(capture, "fortigate;udp.single=10", 300, 12));
        String quick = FitsOverHttp.ask(
                Map.of("captures", List.of(capture), "definition", "fortigate;udp.single=10", "quick", true));
        JsonPath best = best(capture, "fortigate;udp.single=10");
        assertEquals(quick, best.getString("id"));
        assertTrue(best.getBoolean("quick"));
        given().get("/api/fits?capture=" + capture).then().body("id", contains(quick));
        given().contentType(ContentType.JSON)
                .body(Map.of("captures", List.of(capture), "quick", true, "model", "nb+gamma"))
                .post("/api/fits")
                .then()
                .statusCode(400)
                .body("detail", equalTo("expected model or quick, found both"));
    }

    private static JsonPath best(String capture, String definition) {
        return given().queryParams(Map.of("capture", capture, "definition", definition, "wait", "PT1M"))
                .get("/api/fits/best")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A client that takes the first default keeps it; until then one fit at the most is provisional. */
    @Test
    void theFirstDefaultIsTheLast() {
        String capture = LaboratoryCapture.id(10);
        topics.send(LaboratoryCapture.metrics(capture, "conntrack;tcp.established=60", 300, 10));
        FitsOverHttp.ask(Map.of("captures", List.of(capture), "definition", "conntrack;tcp.established=60"));
        List<String> defaults = new ArrayList<>();
        List<String> provisional = new ArrayList<>();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    JsonPath fits = given().get("/api/fits?capture=" + capture).jsonPath();
                    List<String> standing = fits.getList("findAll { it.default || it.provisional }.id");
                    assertTrue(standing.size() <= 1, standing.toString());
                    assertEquals(List.of(), fits.getList("findAll { it.default && it.provisional }"));
                    defaults.addAll(fits.getList("findAll { it.default }.id"));
                    provisional.addAll(fits.getList("findAll { it.provisional }.id"));
                    return !defaults.isEmpty();
                });
        JsonPath first = FitsOverHttp.document(defaults.get(0));
        assertFalse(first.getBoolean("comparing"));
        assertTrue(first.getBoolean("default"));
        assertFalse(provisional.isEmpty(), "no fit was provisional");
    }

    @Test
    void scoresEveryModelOnceTheFirstHalfIsFittedToo() {
        String capture = LaboratoryCapture.id(8);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 400, 8));
        String fit = FitsOverHttp.askedAndEnded(capture, 3).get(0);
        JsonPath document = await().atMost(Duration.ofSeconds(60))
                .until(() -> FitsOverHttp.document(fit), each -> !each.getBoolean("comparing"));
        assertEquals(List.of("nb+log-histogram", "nb+gamma", "article"), document.getList("comparison.model"));
        assertEquals(List.of(true, true, true), document.getList("comparison.converged"));
        assertTrue(document.getDouble("comparison[0].elpd") > document.getDouble("comparison[1].elpd"));
        assertTrue(document.getDouble("comparison[1].elpd") > document.getDouble("comparison[2].elpd"));
        assertTrue(document.getDouble("comparison[0].elpdSe") > 0);
        boolean trusted = document.getDouble("comparison[0].largestParetoK") <= 0.7;
        long untrusted = document.getLong("comparison[0].untrustedConnections");
        assertTrue(trusted ? untrusted == 0 : untrusted >= 1 && untrusted <= 2, document.getString("comparison"));
        assertTrue(document.getBoolean("comparison[0].meanLevel.compatible"), document.getString("comparison"));
        assertTrue(
                document.getString("choice")
                        .startsWith(
                                "nb+log-histogram is the default: its log score is better than that of nb+gamma by"),
                document.getString("choice"));
        assertEquals(true, document.getBoolean("default"));
    }

    @Test
    void sendsMessagesThatTheSchemasDescribe() {
        String capture = LaboratoryCapture.id(9);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 200, 9));
        String fit = FitsOverHttp.askedAndEnded(capture, 3).get(0);
        current(capture + "/wire/nb+log-histogram", 1).forEach(message -> assertDescribed(Topic.CURRENT, message));
        current(capture + "/wire/article", 1).forEach(message -> assertDescribed(Topic.CURRENT, message));
        topics.messages(Topic.DRAWS.name(), fit).forEach(message -> assertDescribed(Topic.DRAWS, message));
        topics.messages(Topic.METRICS.name(), capture).forEach(message -> assertDescribed(Topic.METRICS, message));
    }

    private static void assertDescribed(Topic topic, ConsumerRecord<String, byte[]> message) {
        SchemaRegistryConfig formats =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        Schema schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(formats))
                .getSchema(Topic.class.getResourceAsStream(topic.schemaResource()));
        String value = new String(message.value(), StandardCharsets.UTF_8);
        assertEquals(List.of(), schema.validate(value, InputFormat.JSON));
        assertEquals(topic.name(), Topics.header(message, "ce_type"));
        assertEquals("1.0", Topics.header(message, "ce_specversion"));
    }

    @Test
    void joinsPartsThatComeInAnyOrderAndTwice() {
        String capture = LaboratoryCapture.id(2);
        List<CaptureMetrics> parts = MetricsParts.cut(LaboratoryCapture.metrics(capture, "wire", 12_000, 2));
        assertEquals(3, parts.size());
        topics.sendPart(parts.get(1));
        topics.sendPart(parts.get(2));
        topics.sendPart(parts.get(1));
        topics.sendPart(parts.get(0));
        topics.sendPart(parts.get(0));
        List<String> fits = FitsOverHttp.askedAndEnded(capture, 3);
        assertEquals(1, current(capture + "/wire/nb+log-histogram", 1).size());
        topics.sendPart(parts.get(1));
        topics.send(LaboratoryCapture.metrics(LaboratoryCapture.id(3), "fortigate", 60, 3));
        String other =
                FitsOverHttp.ask(Map.of("captures", List.of(LaboratoryCapture.id(3)), "definition", "fortigate"));
        FitsOverHttp.ended(other);
        assertEquals(fits, FitsOverHttp.askedAndEnded(capture, 3));
        assertEquals(1, current(capture + "/wire/nb+log-histogram", 1).size());
    }

    @Test
    void setsAMessageAsideThatCannotBeReadAndGoesOn() {
        String deadLetters = Topic.METRICS.deadLetters("tidemark-fit").name();
        String capture = LaboratoryCapture.id(4);
        byte[] poison = "{\"captureId\": 1, \u0000".getBytes(StandardCharsets.UTF_8);
        topics.send(capture, poison, "poison");
        topics.send(LaboratoryCapture.metrics(capture, "wire", 200, 4));
        FitsOverHttp.askedAndEnded(capture, 3);
        List<ConsumerRecord<String, byte[]>> dead = topics.messages(deadLetters, capture);
        assertEquals(1, dead.size());
        assertArrayEquals(poison, dead.get(0).value());
        assertEquals("poison", Topics.header(dead.get(0), "ce_id"));
        assertEquals(Topic.METRICS.name(), Topics.header(dead.get(0), "dead-letter-topic"));
        assertTrue(Topics.header(dead.get(0), "dead-letter-reason").contains("the value is not the JSON expected"));
    }

    /** JSON may hold a NUL, which no text of PostgreSQL does: tried again for ever, it would keep all behind it waiting. */
    @Test
    void setsAMessageAsideThatNoDatabaseTakesAndGoesOn() {
        String capture = LaboratoryCapture.id(206);
        CaptureMetrics metrics = LaboratoryCapture.metrics(capture, "wire", 200, 6);
        String json = new String(Json.bytes(metrics), StandardCharsets.UTF_8);
        String withNul = json.replace("\"digest\":\"", "\"digest\":\"\\u0000");
        topics.send(capture, withNul.getBytes(StandardCharsets.UTF_8), "nul");
        topics.send(metrics);
        FitsOverHttp.askedAndEnded(capture, 3);
        String deadLetters = Topic.METRICS.deadLetters("tidemark-fit").name();
        List<ConsumerRecord<String, byte[]>> dead = topics.messages(deadLetters, capture);
        assertEquals(1, dead.size());
        assertTrue(Topics.header(dead.get(0), "dead-letter-reason").contains("the database takes no such value"));
    }

    @Test
    void forgetsACaptureWithAllThatCameOfIt() {
        String capture = LaboratoryCapture.id(5);
        CaptureMetrics metrics = LaboratoryCapture.metrics(capture, "wire", 200, 5);
        topics.send(metrics);
        String fit = FitsOverHttp.askedAndEnded(capture, 3).get(0);
        current(capture + "/wire/nb+log-histogram", 1);
        topics.send(capture, null, capture + "/forget");
        List<ConsumerRecord<String, byte[]>> current = current(capture + "/wire/nb+log-histogram", 2);
        assertNull(current.get(1).value());
        assertNull(current(capture + "/wire/article", 2).get(1).value());
        given().get("/api/fits?capture=" + capture).then().statusCode(200).body("$", empty());
        given().get("/api/fits/" + fit).then().statusCode(404);
        given().get("/api/fits/" + fit + "/draws").then().statusCode(404);
        topics.send(metrics);
        assertEquals(fit, FitsOverHttp.askedAndEnded(capture, 3).get(0));
    }

    @Test
    void showsAFitWhoseDiagnosticsFailAndDoesNotPublishIt() {
        String capture = LaboratoryCapture.id(6);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 200, 6));
        String fit = FitsOverHttp.ask(
                Map.of("captures", List.of(capture), "model", "nb+gamma", "chains", 2, "warmup", 100, "draws", 20));
        JsonPath document = FitsOverHttp.ended(fit);
        assertEquals("failed", document.getString("status"));
        assertTrue(document.getString("reasons").contains("take more draws"), document.getString("reasons"));
        assertEquals(7, document.getList("parameters").size());
        assertEquals(false, document.getBoolean("default"));
        given().accept("text/csv").get("/api/fits/" + fit + "/draws").then().statusCode(200);
        FitsOverHttp.askedAndEnded(capture, 4);
        current(capture + "/wire/nb+log-histogram", 1);
        assertTrue(topics.messages(Topic.DRAWS.name(), fit).isEmpty());
    }

    @Test
    void failsAFitThatHasTooFewConnectionsInWords() {
        String capture = LaboratoryCapture.id(7);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 5, 7));
        JsonPath document =
                FitsOverHttp.document(FitsOverHttp.askedAndEnded(capture, 3).get(0));
        assertEquals("failed", document.getString("status"));
        assertTrue(document.getString("reasons[0]").contains("at least 20"), document.getString("reasons[0]"));
        given().contentType(ContentType.JSON)
                .get("/api/fits/" + document.getString("id") + "/draws")
                .then()
                .statusCode(409);
    }

    private List<ConsumerRecord<String, byte[]>> current(String modelKey, int number) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> topics.messages(Topic.CURRENT.name(), modelKey), messages -> messages.size() == number);
    }
}
