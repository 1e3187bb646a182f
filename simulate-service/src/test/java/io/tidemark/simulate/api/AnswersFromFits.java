package io.tidemark.simulate.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.tidemark.simulate.store.PublishedViews;
import io.tidemark.simulate.store.WorkstationFit;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

/** Tests of answers that rest on published fits: each begins with {@code article-fit} alone. */
abstract class AnswersFromFits {

    PublishedViews views;

    @BeforeEach
    void publishFits() throws SQLException, IOException {
        views = PublishedViews.create();
        WorkstationFit.add(views, "article-fit", "article", WorkstationFit.ARTICLE);
    }

    /** A GET with a parameter that is refused, for a reason that begins so. */
    static void assertRefused(String path, String name, String value, String detail) {
        given().queryParam("fit", "article-fit")
                .queryParam(name, value)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("title", equalTo("A parameter is not valid"))
                .body("instance", equalTo(path))
                .body("detail", startsWith(detail));
    }
}
