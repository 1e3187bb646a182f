package io.tidemark.ingest.support;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Requests whose body is sent as it is, whatever its content type says. */
public final class RawRequest {

    private RawRequest() {}

    /** A request with this content type. */
    public static RequestSpecification of(String contentType) {
        EncoderConfig asItIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(contentType, ContentType.BINARY);
        return given().config(RestAssuredConfig.config().encoderConfig(asItIs)).contentType(contentType);
    }
}
