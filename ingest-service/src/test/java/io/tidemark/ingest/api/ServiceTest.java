package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.Metric;
import io.tidemark.contracts.Operation;
import io.tidemark.contracts.Problem;
import io.tidemark.contracts.family.Families;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.Severity;
import io.tidemark.embedded.DescribedOperations;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.format.CaptureFormat;
import io.tidemark.ingest.format.CaptureFormats;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service tells of itself, and how it answers what it does not know. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class ServiceTest {

    @Test
    void isReadyWithItsTopicsAndItsDatabase() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem(containsString("SmallRye Reactive Messaging")))
                .body("checks.name", hasItem(containsString("Database")));
    }

    @Test
    void tellsWhatOperatorsRelyOn() {
        assertEquals(
                List.of(), Metric.missing("ingest", given().get("/q/metrics").asString()));
    }

    @Test
    void describesEveryPathOfItsApi() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        hasItems(
                                "/api/captures",
                                "/api/captures/{id}",
                                "/api/captures/{id}/streams",
                                "/api/captures/{id}/hosts",
                                "/api/captures/{id}/metrics",
                                "/api/captures/{id}/definitions",
                                "/api/uploads/{token}",
                                "/api/uploads/{token}/events",
                                "/api/profiles",
                                "/api/families"))
                .body("components.schemas.keySet()", everyItem(matchesPattern("[a-zA-Z0-9._-]+")));
    }

    @Test
    void describesTheFormatsOfTheTable() {
        given().get("/q/openapi?format=json")
                .then()
                .body(
                        "components.schemas.ParsedCapture.properties.format.enum",
                        equalTo(CaptureFormats.all().stream()
                                .map(CaptureFormat::label)
                                .toList()));
    }

    /** As the resource has it, but for members that are absent there. */
    @Test
    void showsTheTableOfFamilies() throws Exception {
        String served =
                given().get("/api/families").then().statusCode(200).extract().asString();
        assertEquals(Families.TABLE, new ObjectMapper().readValue(served, Families.class));
    }

    @Test
    void describesEveryErrorAsAProblem() {
        String errors = "paths.values().collectMany { it.values() }.findAll { it instanceof Map }"
                + ".collectMany { it.responses.entrySet() }.findAll { it.key >= '400' }";
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .body(errors + ".size()", greaterThan(10))
                .body(errors + ".collect { it.value.content.keySet() }", everyItem(hasItem(Problem.MEDIA_TYPE)))
                .body("components.schemas.Problem.properties.keySet()", hasItems("type", "title", "status", "detail"));
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
    void answersAnUnknownPathWithAProblem() {
        given().get("/api/nothing")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(404))
                .body("instance", equalTo("/api/nothing"));
    }

    @Test
    void answersAMethodThatIsNotThereWithAProblem() {
        given().put("/api/captures")
                .then()
                .statusCode(405)
                .contentType(Problem.MEDIA_TYPE)
                .body("title", equalTo("Method Not Allowed"));
    }

    @Test
    void answersAMediaTypeThatIsNotThereWithAProblem() {
        given().accept("image/png").get("/api/profiles").then().statusCode(406).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void answersJsonThatIsNoneWithAProblemThatSaysWhere() {
        given().contentType("application/json")
                .body("{\"definition\": ")
                .post("/api/captures/00/definitions")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("line 1"));
    }

    @Test
    void answersAnotherContentTypeThanJsonWithAProblem() {
        given().contentType("text/plain")
                .body("fortigate")
                .post("/api/captures/00/definitions")
                .then()
                .statusCode(415)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void findsNothingUnderWhatCannotBeAnId() {
        for (String id : new String[] {"%00", "..%2f..", "x".repeat(2_000)}) {
            given().urlEncodingEnabled(false)
                    .get("/api/captures/" + id)
                    .then()
                    .statusCode(404)
                    .contentType(Problem.MEDIA_TYPE);
        }
    }

    @Test
    void showsNoStackTrace() {
        given().get("/api/captures/00")
                .then()
                .statusCode(404)
                .body(not(containsString("Exception")))
                .body("detail", equalTo("there is no capture 00"));
    }

    @Test
    void everyOperationIsInTheTableOfWhoMayWhat() {
        assertEquals(
                Operation.namesOf("ingest"),
                DescribedOperations.of(given().get("/q/openapi?format=json").path("paths")));
    }
}
