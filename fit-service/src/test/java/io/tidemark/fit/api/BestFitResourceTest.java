package io.tidemark.fit.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class BestFitResourceTest {

    private static final List<String> STANDARD_SET = List.of("nb+log-histogram", "nb+gamma", "article");

    @Inject
    Topics topics;

    @Test
    void answersWithTheDefaultOnceItIsFinal() {
        String capture = LaboratoryCapture.id(571);
        topics.send(LaboratoryCapture.metrics(capture, "own-fortigate", 300, 571));
        FitsOverHttp.ask(Map.of("captures", List.of(capture), "definition", "own-fortigate"));
        JsonPath first = best(capture, "own-fortigate", "PT0S")
                .then()
                .statusCode(202)
                .header("Retry-After", equalTo("1"))
                .body("status", equalTo("comparing"))
                .body("provisional", nullValue())
                .extract()
                .jsonPath();
        assertEquals(STANDARD_SET, first.getList("fits.model"));
        assertTrue(Set.of("queued", "running", "done").containsAll(first.getList("fits.status")));

        best(capture, "own-fortigate", "PT1M")
                .then()
                .statusCode(200)
                .body("id", equalTo(first.getString("fits[0].id")))
                .body("model", equalTo("nb+log-histogram"))
                .body("default", equalTo(true))
                .body("comparing", equalTo(false))
                .body("comparison", hasSize(3))
                .body("choice", startsWith("nb+log-histogram is the default: its log score is better"));
    }

    /** Whoever looks again and again sees the best so far, and after the default nothing else. */
    @Test
    void namesTheBestSoFarMeanwhile() {
        String capture = LaboratoryCapture.id(572);
        topics.send(LaboratoryCapture.metrics(capture, "asa", 300, 572));
        FitsOverHttp.ask(Map.of("captures", List.of(capture), "definition", "asa"));
        List<String> bestSoFar = new ArrayList<>();
        Response answer = best(capture, "asa", "PT0.05S");
        while (answer.statusCode() == 202) {
            JsonPath comparing = answer.jsonPath();
            if (comparing.get("provisional") != null) {
                bestSoFar.add(comparing.getString("provisional.id"));
                assertTrue(comparing.getList("fits.id").contains(comparing.getString("provisional.id")));
                assertEquals("done", comparing.getString("provisional.status"));
            }
            answer = best(capture, "asa", "PT0.05S");
        }
        assertEquals(200, answer.statusCode());
        assertTrue(!bestSoFar.isEmpty(), "no fit was provisional");
    }

    /** The fits of several captures are none of a single one's, in whatever order the captures are named. */
    @Test
    void answersOfExactlyTheCapturesThatAreNamed() {
        String one = LaboratoryCapture.id(573);
        String other = LaboratoryCapture.id(574);
        topics.send(LaboratoryCapture.metrics(one, "own-pan-os", 200, 573));
        topics.send(LaboratoryCapture.metrics(other, "own-pan-os", 200, 574));
        FitsOverHttp.ask(Map.of("captures", List.of(one, other), "definition", "own-pan-os", "model", "nb+gamma"));
        given().get("/api/fits/best?capture=" + other + "&capture=" + one + "&definition=own-pan-os&wait=PT1M")
                .then()
                .statusCode(200)
                .body("captures.size()", equalTo(2))
                .body("model", equalTo("nb+gamma"));
        best(one, "own-pan-os", "PT0S")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        equalTo("there is no fit of " + one
                                + " under the definition own-pan-os: ask for fits with POST /api/fits"));
    }

    @Test
    void isOfTheDefinitionWireUnlessAnotherIsNamed() {
        String capture = LaboratoryCapture.id(575);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 200, 575));
        FitsOverHttp.askedAndEnded(capture, 3);
        given().get("/api/fits/best?capture=" + capture + "&wait=PT1M")
                .then()
                .statusCode(200)
                .body("definition", equalTo("wire"));
    }

    @Test
    void saysWhyNoneCanBeTrustedWhereAllHaveEnded() {
        String capture = LaboratoryCapture.id(576);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 5, 576));
        String newest = FitsOverHttp.askedAndEnded(capture, 3).get(0);
        JsonPath document = FitsOverHttp.document(newest);
        String reason = document.getString("reasons[0]");
        given().get("/api/fits/best?capture=" + capture + "&wait=PT1M")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("title", equalTo("No fit can be trusted"))
                .body("detail", equalTo("no fit of the capture can be trusted: " + reason))
                .body("findings", equalTo(document.getList("findings")))
                .body("findings[0].code", equalTo("too-few-connections"))
                .body("findings[0].text", equalTo(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            definition=wire              | capture must name 1 to 100 captures
            capture=x                    | capture must hold ids of 32 hexadecimal digits, found x
            capture=ID&capture=ID        | a capture is named twice
            capture=ID&definition=a%2Fb  | definition must be a name
            capture=ID&wait=PT61S        | wait must be an ISO 8601 duration from PT0S to PT1M, found PT61S
            capture=ID&wait=-PT1S        | wait must be an ISO 8601 duration
            capture=ID&wait=10           | wait must be an ISO 8601 duration
            """)
    void saysWhatIsWrongWithAQuestion(String query, String detail) {
        given().urlEncodingEnabled(false)
                .get("/api/fits/best?" + query.replace("ID", "0".repeat(32)))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    private static Response best(String capture, String definition, String wait) {
        return given().queryParams(Map.of("capture", capture, "definition", definition, "wait", wait))
                .get("/api/fits/best");
    }
}
