package io.tidemark.simulate.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tidemark.contracts.SessionProfile;
import io.tidemark.embedded.ServersResource;
import io.tidemark.simulate.store.WorkstationFit;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class ProfilesResourceTest extends AnswersFromFits {

    /** The devices' own rows by size, what is on the wire last however large it is, and each the answer of its own fit. */
    @Test
    void answersForEveryDeviceThatHasADefault() throws SQLException {
        addUnder("fortigate", "tcp-alone", WorkstationFit.TCP_ALONE);
        addUnder("pan-os", "both", WorkstationFit.BOTH_PROTOCOLS);
        views.find("both", """
                [{"code": "quick-model", "severity": "warning", "values": {"model": "nb+gamma"}, "text": "."}]""");
        JsonPath sizes = given().queryParam("capture", "c1")
                .queryParam("users", 200)
                .queryParam("horizon", "PT10M")
                .get("/api/sizing/profiles")
                .then()
                .statusCode(200)
                .body("profiles.definition", contains("fortigate", "pan-os", "wire"))
                .body("profiles.fit", contains("tcp-alone", "both", "article-fit"))
                .body("profiles[2].title", equalTo("connections on the wire (the article's)"))
                .body("profiles.quick", contains(false, true, false))
                .body("missing", hasSize(SessionProfile.definitions().size() - 3))
                .body("missing", hasItems("cisco-asa", "conntrack"))
                .body("mostDemanding.fit", equalTo("tcp-alone"))
                .extract()
                .jsonPath();
        List<Integer> size = sizes.getList("profiles.size");
        assertTrue(size.get(0) > size.get(1), size.toString());
        assertEquals(
                String.format(
                        "The device decides: 200 users need from %,d sessions at once (Palo Alto Networks PAN-OS) to %,d sessions"
                                + " at once (FortiGate), with 99 %% certainty for 10 minutes.",
                        size.get(1), size.get(0)),
                sizes.getString("sentence"));
        given().queryParam("fit", "tcp-alone")
                .queryParam("horizon", "PT10M")
                .get("/api/sizing")
                .then()
                .body("concurrentConnections.size", equalTo(size.get(0)))
                .body("newConnectionsPerSecond.size", equalTo(sizes.getInt("profiles[0].newConnectionsPerSecond")));
    }

    @Test
    void saysTheOnlyAnswerWhereNoTwoDevicesCanBeCompared() {
        given().queryParam("capture", "c1")
                .queryParam("horizon", "PT10M")
                .get("/api/sizing/profiles")
                .then()
                .statusCode(200)
                .body("profiles.definition", contains("wire"))
                .body("sentence", containsString("Size for "));
    }

    @Test
    void hasNoAnswerYetOfCapturesWithoutADefault() {
        given().queryParam("capture", "c1", "c2")
                .get("/api/sizing/profiles")
                .then()
                .statusCode(409)
                .body("detail", containsString("no fit of c1, c2 is the default"));
        given().get("/api/sizing/profiles").then().statusCode(400).body("detail", containsString("capture"));
    }

    private void addUnder(String definition, String fit, List<String> parameters) throws SQLException {
        WorkstationFit.add(views, fit, "nb+gamma", parameters);
        views.define(fit, definition);
    }
}
