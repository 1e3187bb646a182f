package io.tidemark.fit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Fits as a client of the service asks for them and waits for them. */
public final class FitsOverHttp {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private FitsOverHttp() {}

    /** Ids of a capture's fits, newest first, once so many have ended. */
    public static List<String> ended(String capture, int number) {
        return await().atMost(LONGEST).until(() -> allEnded(capture), ended -> ended.size() == number);
    }

    /** Has the standard set fitted to a capture under the definition wire; ids of all its fits, newest first, once so many have ended. */
    public static List<String> askedAndEnded(String capture, int number) {
        ask(Map.of("captures", List.of(capture)));
        return ended(capture, number);
    }

    /** A fit's document once it has ended. */
    public static JsonPath ended(String fit) {
        return await().atMost(LONGEST).until(() -> document(fit), document -> isEnd(document.getString("status")));
    }

    /** A fit's document once all fits of the same captures and definition have ended and are compared. */
    public static JsonPath compared(String fit) {
        return await().atMost(LONGEST).until(() -> document(fit), document -> !document.getBoolean("comparing"));
    }

    /** A fit's document. */
    public static JsonPath document(String fit) {
        return given().get("/api/fits/" + fit).then().statusCode(200).extract().jsonPath();
    }

    /** Asks for a fit and returns its id. */
    public static String ask(Map<String, ?> request) {
        return given().contentType(ContentType.JSON)
                .body(request)
                .post("/api/fits")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static List<String> allEnded(String capture) {
        JsonPath list = given().get("/api/fits?capture=" + capture)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> ids = list.getList("id");
        List<String> statuses = list.getList("status");
        return IntStream.range(0, ids.size())
                .filter(i -> isEnd(statuses.get(i)))
                .mapToObj(ids::get)
                .toList();
    }

    private static boolean isEnd(String status) {
        return status.equals("done") || status.equals("failed");
    }
}
