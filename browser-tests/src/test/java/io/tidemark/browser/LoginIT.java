package io.tidemark.browser;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidemark.browser.IdentityServer.Caller;
import io.tidemark.contracts.Operation;
import io.tidemark.contracts.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The product where people log in, with a real server of identities: who may what, over HTTP and in a browser. */
class LoginIT {

    private static final Path SAMPLE = Path.of("../samples/lab-office-40s.pcapng");
    /** An id that no capture and no fit has. */
    private static final String UNKNOWN = "0".repeat(32);

    /** What is no matter of teams, or takes a fit of first halves, which a short capture has none of. */
    private static final Set<String> UNREAD = Set.of(
            "/api/profiles", "/api/families", "/api/captures", "/api/fits", "/api/backtest", "/api/fits/{id}/tide");

    private static final Caller VIEWER = Caller.of("vera", "viewer", "network");
    private static final Caller UPLOADER = Caller.of("ulla", "uploader", "network");
    private static final Caller OTHER_TEAM = Caller.of("otto", "uploader", "security");
    private static final Caller ADMIN = Caller.of("adam", "admin");
    private static final Caller WITHOUT_ROLE = Caller.of("nora", "reader", "network");
    private static final Caller EXPIRED = UPLOADER.expired();
    private static final Caller ELSEWHERE = UPLOADER.forOthers();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static IdentityServer identities;
    private static RunningProduct product;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(System.getProperty("tidemark.address") == null, "a product that runs already has no login");
        identities = IdentityServer.start(data, VIEWER, UPLOADER, OTHER_TEAM, ADMIN, WITHOUT_ROLE, EXPIRED, ELSEWHERE);
        Map<String, String> settings = new HashMap<>(identities.settings());
        // fits of the quick model, which nobody asks for, are not refused
        settings.put("TIDEMARK_FIT_MOST_QUEUED_OF_TEAM", "0");
        settings.put("TIDEMARK_FIT_METRICS_WAIT", "PT1S");
        product = RunningProduct.start(data, settings, "--tls", "--processes", "ingest=2,fit=2,simulate=2");
    }

    @AfterAll
    static void stop() {
        if (product != null) product.close();
        if (identities != null) identities.close();
    }

    /** Every operation of the table, by everybody. What may be asked is asked of what is not there, so that nothing changes. */
    @Test
    void everyOperationIsForWhomTheTableSays() {
        List<Executable> cells = new ArrayList<>();
        for (Operation operation : Operation.ALL) {
            Role least = operation.role();
            cells.add(() -> assertRefused(401, operation, given(), least == Role.ANYONE));
            cells.add(() -> assertRefused(401, operation, as(EXPIRED), false));
            cells.add(() -> assertRefused(401, operation, as(ELSEWHERE), false));
            cells.add(() -> assertRefused(401, operation, given().auth().oauth2("no token at all"), false));
            cells.add(() -> assertRefused(403, operation, as(WITHOUT_ROLE), Role.ANYONE.includes(least)));
            cells.add(() -> assertRefused(403, operation, as(VIEWER), Role.VIEWER.includes(least)));
            cells.add(() -> assertRefused(403, operation, as(UPLOADER), Role.UPLOADER.includes(least)));
            cells.add(() -> assertRefused(403, operation, as(OTHER_TEAM), Role.UPLOADER.includes(least)));
            cells.add(() -> assertRefused(403, operation, as(ADMIN), true));
        }
        assertAll(cells);
    }

    /** A session of long ago, or of another installation, is no dead end. */
    @Test
    void whoHasAnOldSessionLogsInAgain() {
        withAnOldSession().get(product.address() + "/api/captures").then().statusCode(401);
        withAnOldSession()
                .get(product.address() + "/login")
                .then()
                .statusCode(302)
                .header("Location", containsString("/company/authorize?"));
        withAnOldSession()
                .get(product.address() + "/logout")
                .then()
                .statusCode(302)
                .header("Location", "/");
    }

    private static RequestSpecification withAnOldSession() {
        return given().redirects().follow(false).cookie("q_session", "of long ago");
    }

    @Test
    void whatIsNotInTheTableIsNotThere() {
        as(ADMIN).get(product.address() + "/api/everything").then().statusCode(404);
        as(ADMIN).put(product.address() + "/api/captures").then().statusCode(404);
        as(ADMIN).get(product.address() + "/api/captures;a=b").then().statusCode(404);
        for (String path : List.of("//api/captures", "/q/../api/captures", "/api/%63aptures", "/api/captures/")) {
            given().urlEncodingEnabled(false)
                    .get(product.address() + path)
                    .then()
                    .statusCode(oneOf(401, 404));
        }
    }

    /** The same file of two teams is two captures, each seen by its own team and by admins; to delete one leaves the other. */
    @Test
    void teamsDoNotSeeEachOthersCaptures() throws Exception {
        String theirs = uploaded(as(UPLOADER));
        String others = uploaded(as(OTHER_TEAM));
        assertNotEquals(theirs, others);
        String fit = quickFit(as(UPLOADER), theirs);
        assertSees(as(VIEWER), theirs, fit);
        assertSees(as(ADMIN), theirs, fit);
        assertSeesNothing(as(OTHER_TEAM), theirs, fit);
        assertCannotUse(OTHER_TEAM, theirs, fit);
        assertEquals(Set.of(theirs), listed(as(VIEWER), theirs, others));
        assertEquals(Set.of(others), listed(as(OTHER_TEAM), theirs, others));
        assertEquals(Set.of(theirs, others), listed(as(ADMIN), theirs, others));

        String otherFit = quickFit(as(OTHER_TEAM), others);
        as(OTHER_TEAM)
                .contentType("application/json")
                .body(Map.of("captures", List.of(others), "model", "nb+gamma"))
                .post(product.address() + "/api/fits")
                .then()
                .statusCode(429)
                .header("Retry-After", "30")
                .body("detail", containsString("so many fits of the team wait"));
        as(ADMIN)
                .contentType("application/json")
                .body(Map.of("captures", List.of(theirs, others), "quick", true))
                .post(product.address() + "/api/fits")
                .then()
                .statusCode(400)
                .body("detail", containsString("several teams"));
        as(OTHER_TEAM)
                .delete(product.address() + "/api/captures/" + theirs)
                .then()
                .statusCode(404);
        as(OTHER_TEAM).delete(product.address() + "/api/fits/" + fit).then().statusCode(404);
        as(UPLOADER)
                .delete(product.address() + "/api/captures/" + theirs)
                .then()
                .statusCode(204);
        assertSees(as(OTHER_TEAM), others, otherFit);
        as(VIEWER).get(product.address() + "/api/captures/" + theirs).then().statusCode(404);
    }

    @Test
    void anAdminSaysWhoseACaptureIs() throws Exception {
        upload(as(ADMIN)).then().statusCode(400).body("detail", containsString("say whose the capture is"));
        String id = uploaded(as(ADMIN).queryParam("team", "sales"));
        as(VIEWER).get(product.address() + "/api/captures/" + id).then().statusCode(404);
        as(ADMIN).delete(product.address() + "/api/captures/" + id).then().statusCode(204);
    }

    /** Who, what and with what outcome, and nothing of what the capture or its sender is called. */
    @Test
    void everyAnswerLeavesALineInTheLog() throws Exception {
        String id = uploaded(as(UPLOADER).queryParam("name", "payroll-office.pcap"));
        as(OTHER_TEAM).get(product.address() + "/api/captures/" + id).then().statusCode(404);
        as(EXPIRED).get(product.address() + "/api/captures/" + id).then().statusCode(401);
        as(VIEWER).delete(product.address() + "/api/captures/" + id).then().statusCode(403);
        String ofIt = "operation=\"DELETE /api/captures/{id}\" of=\"" + id + "\" status=403";
        await().atMost(Patience.LIMIT)
                .until(LoginIT::auditLines, lines -> lines.stream().anyMatch(line -> line.contains(ofIt)));
        List<String> lines = auditLines();
        assertTrue(
                has(lines, "subject=\"ulla\" teams=\"network\" operation=\"POST /api/captures\" of=\"-\" status=202"));
        assertTrue(has(
                lines,
                "subject=\"otto\" teams=\"security\" operation=\"GET /api/captures/{id}\" of=\"" + id
                        + "\" status=404"));
        assertTrue(has(lines, "subject=\"vera\" teams=\"network\" " + ofIt));
        assertTrue(
                has(lines, "subject=- teams=\"\" operation=\"GET /api/captures/{id}\" of=\"" + id + "\" status=401"));
        assertFalse(has(lines, "payroll") || has(lines, "127.0.0.1"));
        as(UPLOADER).delete(product.address() + "/api/captures/" + id).then().statusCode(204);
    }

    private static boolean has(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    private static List<String> auditLines() throws IOException {
        List<String> all = new ArrayList<>();
        for (String log : List.of("ingest.log", "ingest-2.log")) {
            try (Stream<String> lines = Files.lines(data.resolve("logs").resolve(log))) {
                lines.filter(line -> line.contains("audit]")).forEach(all::add);
            }
        }
        return all;
    }

    /** A link to an answer leads through the login to that answer; who only reads is offered nothing that they may not. */
    @Test
    void thePageLogsInAndShowsTheAnswerThatWasAskedFor() throws Exception {
        Optional<Path> executable = Chromium.executable();
        assumeTrue(executable.isPresent(), Chromium::missing);
        String id = uploaded(as(UPLOADER));
        quickFit(as(UPLOADER), id);
        try (Chromium chromium = Chromium.start(executable.get());
                Visit visit = Visit.of(chromium.browser(), product.address(), 1440, ColorScheme.LIGHT)) {
            visit.open("#/captures/" + id + "?definition=wire&horizon=PT30M");
            logIn(visit, VIEWER);
            visit.answer();
            assertEquals("vera, team network", visit.page().textContent(".visitor-name"));
            assertFalse(visit.page().isVisible("#delete"), "who only reads cannot delete");
            assertEquals(List.of(), visit.requests(request -> request.startsWith("POST") && request.contains("/api/")));
            visit.screenshot("logged-in-as-a-viewer");
            visit.page().click("#another");
            visit.page().waitForSelector(".for-viewers");
            assertFalse(visit.page().isVisible("#capture-form"), "nor upload");
            visit.page().click("#visitor a");
            visit.page().waitForSelector("[name=username]");
            logIn(visit, UPLOADER);
            visit.page().waitForSelector("#capture-form");
        }
        as(UPLOADER).delete(product.address() + "/api/captures/" + id).then().statusCode(204);
    }

    private static void logIn(Visit visit, Caller caller) {
        visit.page().waitForSelector("[name=username]");
        visit.page().fill("[name=username]", caller.name());
        visit.page().fill("[name=claims]", caller.claims());
        visit.page().click("[type=submit]");
        visit.page().waitForSelector("#visitor:not([hidden])");
    }

    private static void assertSees(RequestSpecification caller, String capture, String fit) {
        statuses(caller, capture, fit).forEach((path, status) -> assertEquals(200, status, path));
    }

    /** What is named in a body is hidden as what is named in an address is. */
    private static void assertCannotUse(Caller caller, String capture, String fit) {
        Map<String, Object> bodies = Map.of(
                "/api/fits",
                Map.of("captures", List.of(capture), "quick", true),
                "/api/captures/" + capture + "/definitions",
                Map.of("definition", "fortigate"),
                "/api/sizing",
                Map.of("fit", fit, "users", 20));
        bodies.forEach((path, body) -> assertEquals(
                404,
                as(caller)
                        .contentType("application/json")
                        .body(body)
                        .post(product.address() + path)
                        .statusCode(),
                path));
    }

    private static void assertSeesNothing(RequestSpecification caller, String capture, String fit) {
        statuses(caller, capture, fit)
                .forEach((path, status) -> assertTrue(Set.of(404, 409).contains(status), path + " " + status));
    }

    /** What reads of a capture and of a fit are answered with, by path. */
    private static Map<String, Integer> statuses(RequestSpecification caller, String capture, String fit) {
        Map<String, Integer> statuses = new TreeMap<>();
        for (Operation operation : Operation.ALL) {
            boolean isRead = operation.method().equals("GET") && operation.role() == Role.VIEWER;
            if (!isRead || UNREAD.contains(operation.path())) continue;
            String path = operation.path().replace("{id}", operation.path().startsWith("/api/fits") ? fit : capture);
            statuses.put(
                    operation.path(),
                    given().spec(caller)
                            .baseUri(product.address())
                            .queryParams(Map.of("capture", capture, "fit", fit))
                            .get(path)
                            .statusCode());
        }
        return statuses;
    }

    /** Those of some captures that are listed to somebody. */
    private static Set<String> listed(RequestSpecification caller, String... captures) {
        List<String> listed = caller.get(product.address() + "/api/captures").path("id");
        return Stream.of(captures).filter(listed::contains).collect(Collectors.toSet());
    }

    /** The id of the sample as somebody uploads it. */
    private static String uploaded(RequestSpecification caller) throws IOException {
        return upload(caller).then().statusCode(202).extract().path("id");
    }

    private static Response upload(RequestSpecification caller) throws IOException {
        return caller.contentType("application/octet-stream")
                .body(Files.readAllBytes(SAMPLE))
                .post(product.address() + "/api/captures");
    }

    /** The fit of the quick model, which begins unasked, once it is done. */
    private static String quickFit(RequestSpecification caller, String capture) {
        return await().atMost(Patience.LIMIT)
                .until(
                        () -> given().spec(caller)
                                .queryParams(Map.of("capture", capture))
                                .get(product.address() + "/api/fits/best"),
                        response -> response.statusCode() == 200)
                .path("id");
    }

    private static void assertRefused(int refusal, Operation operation, RequestSpecification caller, boolean isLetIn) {
        Response response = ask(operation, caller);
        String cell = operation + " answered " + response.statusCode() + " " + response.asString();
        if (isLetIn) {
            assertFalse(List.of(401, 403).contains(response.statusCode()), cell);
        } else {
            assertEquals(refusal, response.statusCode(), cell);
            assertEquals("application/problem+json", response.contentType(), cell);
        }
    }

    private static Response ask(Operation operation, RequestSpecification caller) {
        String path = operation.path().replace("{id}", UNKNOWN).replace("{token}", "not.a.token");
        RequestSpecification request =
                caller.baseUri(product.address()).queryParams(Map.of("capture", UNKNOWN, "fit", UNKNOWN));
        if (operation.method().equals("POST"))
            request.contentType("application/json").body("{}");
        return request.request(operation.method(), path);
    }

    private static RequestSpecification as(Caller caller) {
        return given().auth().oauth2(identities.token(caller));
    }
}
