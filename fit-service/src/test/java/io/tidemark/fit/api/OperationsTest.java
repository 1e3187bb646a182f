package io.tidemark.fit.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tidemark.contracts.Metric;
import io.tidemark.contracts.Operation;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.Severity;
import io.tidemark.embedded.DescribedOperations;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class OperationsTest {

    @Inject
    Topics topics;

    @Test
    void isReadyWhenKafkaAndTheDatabaseAre() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem(containsString("Database")))
                .body("checks.name", hasItem(containsString("Kafka")));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
    }

    @Test
    void countsFitsDrawsAndSeconds() {
        String capture = LaboratoryCapture.id(31);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 200, 31));
        FitsOverHttp.ended(capture, 1);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tidemark_fits_total{outcome=\"done\"}"))
                .body(containsString("tidemark_draws_total"))
                .body(containsString("tidemark_stage_seconds_sum{stage=\"sample\"}"))
                .body(containsString("tidemark_messages_total{outcome=\"new\"}"))
                .body(containsString("tidemark_queue_length"));
    }

    @Test
    void tellsWhatOperatorsRelyOn() {
        assertEquals(List.of(), Metric.missing("fit", given().get("/q/metrics").asString()));
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
    void describesItself() {
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        hasItems(
                                "/api/fits",
                                "/api/fits/best",
                                "/api/fits/{id}",
                                "/api/fits/{id}/draws",
                                "/api/fits/{id}/checks",
                                "/api/fits/{id}/people",
                                "/api/fits/{id}/tide"))
                .body("paths.'/api/fits/best'.get.responses.keySet()", hasItems("200", "202", "400", "404", "409"))
                .body("paths.'/api/fits/best'.get.responses.'202'.headers.keySet()", hasItems("Retry-After"))
                .body("paths.'/api/fits/{id}/people'.get.responses.keySet()", hasItems("200", "404", "409"))
                .body(
                        "components.schemas.PeopleOfFit.properties.keySet()",
                        hasItems("people", "personSeconds", "persons", "unlisted", "anybody", "missing"))
                .body("components.schemas.Comparing.properties.keySet()", hasItems("status", "provisional", "fits"))
                .body(
                        "components.schemas.FitRequest.properties.keySet()",
                        hasItems("captures", "definition", "model", "quick", "chains", "warmup", "draws", "seed"))
                .body(
                        "components.schemas.Fit.properties.keySet()",
                        hasItems("default", "quick", "wallSeconds", "reasons"));
    }

    @Test
    void everyOperationIsInTheTableOfWhoMayWhat() {
        assertEquals(
                Operation.namesOf("fit"),
                DescribedOperations.of(given().get("/q/openapi?format=json").path("paths")));
    }
}
