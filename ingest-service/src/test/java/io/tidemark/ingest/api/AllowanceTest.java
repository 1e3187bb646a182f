package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tidemark.contracts.Problem;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that takes so many bytes a day. */
@QuarkusTest
@TestProfile(AllowanceTest.Bounded.class)
@WithTestResource(ServersResource.class)
class AllowanceTest {

    private static final int BYTES_A_DAY = 10_000;

    /** Fewer than two of the uploads here have. */
    public static class Bounded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidemark.upload.max-bytes-a-day", Integer.toString(BYTES_A_DAY));
        }
    }

    /** What is refused counts too: a sender of rubbish would go on for ever otherwise. */
    @Test
    void takesNoMoreWhenTheDaysAllowanceIsSpent() {
        upload(PcapFile.ofConnections(1).bytes()).statusCode(202);
        upload(new byte[BYTES_A_DAY]).statusCode(415);
        upload(PcapFile.ofConnections(2).bytes())
                .statusCode(429)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", matchesPattern("[1-9][0-9]{0,4}"))
                .body("findings[0].code", equalTo("allowance-spent"))
                .body("findings[0].values.most", equalTo(BYTES_A_DAY))
                .body("detail", containsString("more can be uploaded after midnight UTC"));
    }

    private static ValidatableResponse upload(byte[] bytes) {
        return given().contentType("application/octet-stream")
                .body(bytes)
                .post("/api/captures")
                .then();
    }
}
