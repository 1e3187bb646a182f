package io.tidemark.browser;

import static io.restassured.RestAssured.given;
import static io.restassured.config.JsonConfig.jsonConfig;
import static io.restassured.path.json.config.JsonPathConfig.NumberReturnType.DOUBLE;
import static org.awaitility.Awaitility.await;

import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** The product over HTTP, as any other client sees it: what the page shows is held against it. */
final class Service {

    private final String address;

    Service(String address) {
        this.address = address;
    }

    /** Uploads a capture. */
    Response upload(byte[] bytes, Map<String, ?> parameters) {
        return request()
                .queryParams(parameters)
                .contentType("application/octet-stream")
                .body(bytes)
                .post("/api/captures");
    }

    /** Has all models that compete fitted to a capture under the definition wire. */
    void fit(String capture) {
        request()
                .contentType("application/json")
                .body(Map.of("captures", List.of(capture)))
                .post("/api/fits")
                .then()
                .statusCode(202);
    }

    /** Has one model alone fitted to a capture under the definition wire, and returns the id of the fit when it is done. */
    String fit(String capture, String model) {
        String fit = request()
                .contentType("application/json")
                .body(Map.of("captures", List.of(capture), "model", model))
                .post("/api/fits")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Patience.LIMIT)
                .until(() ->
                        get("/api/fits/" + fit, Map.of()).getString("status").equals("done"));
        return fit;
    }

    /** Waits until there are fits of a capture, none is under way any more and all are compared; returns their list, newest first. */
    JsonPath settledFits(String capture) {
        await().atMost(Patience.LIMIT).until(() -> get("/api/fits", Map.of("capture", capture)), this::isSettled);
        // read anew: the default may have moved between the list and the word that nothing is compared any more
        return get("/api/fits", Map.of("capture", capture));
    }

    /** Waits for the fit of a capture that answers under the definition wire unless told otherwise, and returns its id. */
    String defaultFit(String capture) {
        return await().atMost(Patience.LIMIT)
                .until(
                        () -> request()
                                .queryParams(Map.of("capture", capture, "wait", "PT1M"))
                                .get("/api/fits/best"),
                        response -> response.statusCode() == 200 || response.statusCode() == 409)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    /** The backtest of a fit, once the fit of its first halves is done. */
    JsonPath backtest(String fit) {
        return await().atMost(Patience.LIMIT)
                .until(
                        () -> request()
                                .queryParams(Map.of("fit", fit, "wait", "PT1M"))
                                .get("/api/backtest"),
                        response -> response.statusCode() != 409)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Ids of the captures that are known. */
    List<String> captures() {
        return get("/api/captures", Map.of()).getList("id");
    }

    /** Has a capture forgotten, and what waits to be fitted to it. */
    void forget(String capture) {
        request().delete("/api/captures/" + capture).then().statusCode(204);
    }

    /** A document; numbers with decimals are doubles. */
    JsonPath get(String path, Map<String, ?> parameters) {
        return request()
                .queryParams(parameters)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The status that a GET is answered with. */
    int status(String path) {
        return request().get(path).statusCode();
    }

    private boolean isSettled(JsonPath fits) {
        List<String> statuses = fits.getList("status");
        return !statuses.isEmpty()
                && List.of("done", "failed").containsAll(statuses)
                && fits.<String>getList("id").stream()
                        .noneMatch(id -> get("/api/fits/" + id, Map.of()).getBoolean("comparing"));
    }

    private RequestSpecification request() {
        return given().baseUri(address)
                .config(RestAssuredConfig.config().jsonConfig(jsonConfig().numberReturnType(DOUBLE)));
    }
}
