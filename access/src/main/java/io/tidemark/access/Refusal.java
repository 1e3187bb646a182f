package io.tidemark.access;

import io.tidemark.contracts.Problem;

/** Why a request is not let in. */
enum Refusal {
    NOT_BY_THE_PROXY(401, "Unauthorized", "this service answers only the proxy before it"),
    NOT_FOR_THE_PUBLIC(404, "Not Found", "how a service does is told only to who asks it by its address"),
    FOREIGN_HOST(
            421,
            "Misdirected Request",
            "the header Host names none of this installation's hosts; setting tidemark.access.hosts has them"),
    FOREIGN_PAGE(
            403,
            "Forbidden",
            "a page of another origin sent this; the headers Origin and Sec-Fetch-Site may only be those of this page");

    private final int status;
    private final String title;
    private final String detail;

    Refusal(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    Problem problem(String path) {
        return Problem.of(status, title, detail, path);
    }
}
