package io.tidemark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page asks, by keyboard, pointer and file, and that it answers. */
class PageIT extends ProductInBrowser {

    private static final byte[] NOTES = "Not a capture, only notes about one.\n".getBytes(StandardCharsets.UTF_8);

    /** So much of the sample that hardly a connection is in it. */
    private static final int FEW_BYTES = 6_000;

    @Test
    void answersByKeyboardAlone() {
        try (Visit visit = desktop().open("")) {
            visit.tabTo("device");
            visit.type("connections on the wire");
            visit.tabTo("file");
            FileChooser chooser = visit.page()
                    .waitForFileChooser(() -> visit.page().keyboard().press("Enter"));
            chooser.setFiles(SAMPLE);
            visit.tabTo("capture-users");
            visit.type("2");
            assertTrue(visit.page().isDisabled("#person"), "two people's capture is nobody's");
            visit.tabTo("users");
            visit.type("50");
            visit.tabTo("horizon");
            visit.type("0.5");
            visit.tabTo("submit");
            visit.page().keyboard().press("Enter");

            assertShowsSizing(visit, 50, "0.99");
            assertEquals("verdict", visit.focused(), "the focus waits at the answer");

            visit.tabTo("q-users");
            visit.type("60");
            visit.page().keyboard().press("Enter");
            visit.page().waitForFunction("() => document.querySelector('.verdict-lead').textContent.includes('60')");
            assertShowsSizing(visit, 60, "0.99");
            assertEquals("q-users", visit.focused(), "the focus stays where it is while the answer changes");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void answersACaptureDroppedOnTheForm() throws IOException {
        try (Visit visit = desktop().open("")) {
            drop(visit, "dropped by hand.pcapng", Files.readAllBytes(SAMPLE));
            visit.page().waitForSelector("#file-chosen:not(:empty)");
            assertTrue(visit.page().textContent("#file-chosen").startsWith("dropped by hand.pcapng, "));
            visit.page().fill("#capture-users", "3");
            visit.page().selectOption("#device", "wire");
            visit.page().fill("#certainty", "99.9");
            visit.page().fill("#horizon", "0.5");
            visit.page().click("#submit");

            assertShowsSizing(visit, 200, "0.999");
            assertEquals("dropped by hand.pcapng", visit.page().textContent(".capture-name"));
            assertEquals(List.of(), visit.complaints());
            visit.page().click("#another");
            visit.page()
                    .locator("#recent a", new Page.LocatorOptions().setHasText("dropped by hand"))
                    .first()
                    .click();
            visit.page().waitForURL("**/#/captures/*");
            visit.page().selectOption("#q-definition", "wire");
            visit.page().fill("#q-horizon", "0.5");
            visit.page().press("#q-horizon", "Enter");
            visit.page().waitForFunction("() => document.querySelector('.verdict-why')?.textContent.includes('30')");
            assertShowsSizing(visit, 200, "0.99");
        }
    }

    /** What any page may have a browser send without asking: a form, a text, bytes without a type. */
    @Test
    void takesNothingFromPagesOfOtherOrigins() throws IOException {
        List<String> before = service.captures();
        try (ForeignPage elsewhere = ForeignPage.open(Files.readAllBytes(SAMPLE));
                Visit visit = Visit.of(chromium.browser(), elsewhere.address(), 1440, ColorScheme.LIGHT)) {
            visit.page().navigate(elsewhere.address());
            visit.page().evaluate("""
                            async product => {
                              const file = await (await fetch('/file')).arrayBuffer();
                              const form = new FormData();
                              form.append('file', new Blob([file]), 'users.pcapng');
                              const bodies = [new Blob([file]), new Blob([file], { type: 'text/plain' }), form];
                              for (const [i, body] of bodies.entries()) {
                                await fetch(`${product}/api/captures?users=${300 + i}`, { method: 'POST', mode: 'no-cors', body });
                              }
                            }""", product.address());
            visit.page().evaluate("""
                            product => {
                              const form = document.createElement('form');
                              Object.assign(form, { method: 'post', enctype: 'text/plain', action: `${product}/api/captures?users=310` });
                              document.body.append(form);
                              form.submit();
                            }""", product.address());
            visit.page().waitForURL("**/api/captures?users=310");
            assertTrue(
                    visit.page().textContent("body").contains("\"status\":403"),
                    () -> visit.page().textContent("body"));
        }
        assertEquals(before, service.captures());
        given().baseUri(product.address())
                .header("Host", "evil.example")
                .delete("/api/captures/" + capture)
                .then()
                .statusCode(421);
        assertEquals(before, service.captures());
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoCapture() {
        JsonPath problem = service.upload(NOTES, Map.of("name", "notes.txt")).jsonPath();
        try (Visit visit = desktop().open("")) {
            visit.page().setInputFiles("#file", new FilePayload("notes.txt", "text/plain", NOTES));
            visit.page().click("#submit");
            Locator notice = visit.page().locator("#start-problem .notice");
            notice.waitFor();

            assertEquals(
                    problem.getString("title"), notice.locator(".notice-title").textContent());
            assertEquals(
                    problem.getString("detail"),
                    notice.locator(".notice-detail").textContent());
            assertEquals("alert", notice.getAttribute("role"));
            assertEquals(true, notice.evaluate("notice => notice === document.activeElement"), "it has the focus");
            assertTrue(visit.page().isVisible("#capture-form"), "the form is there to try again");
            visit.screenshot("problem-1440-light");
            assertEquals(1, visit.complaints().size(), () -> "more than the refused request: " + visit.complaints());
        }
    }

    @Test
    void saysWhichFieldDoesNotHold() {
        try (Visit visit = desktop().open("")) {
            visit.page().click("#submit");
            visit.page().waitForSelector("#file-problem:not(:empty)");
            assertEquals("Choose a capture first.", visit.page().textContent("#file-problem"));
            visit.page().setInputFiles("#file", SAMPLE);
            visit.page().fill("#users", "0");
            visit.page().click("#submit");
            visit.page().waitForSelector("#form-problem:not(:empty)");
            assertEquals(
                    "Users: a whole number of at least 1 is expected.",
                    visit.page().textContent("#form-problem"));
            assertEquals("users", visit.focused());
            visit.page().fill("#users", "200");
            visit.page().fill("#inside", "192.0.2.0");
            visit.page().click("#submit");
            visit.page()
                    .waitForFunction(
                            "() => document.querySelector('#form-problem').textContent.startsWith('Users\\' networks')");
            assertEquals(
                    "Users' networks: networks such as 10.0.0.0/8 or 2001:db8::/32 are expected, with commas between them.",
                    visit.page().textContent("#form-problem"));
            assertEquals("inside", visit.focused());
            assertEquals(List.of(), visit.requests(request -> request.startsWith("POST")));
        }
    }

    @Test
    void showsAFitThatFailedWithItsReasonsAndNoNumber() throws IOException {
        byte[] few = Arrays.copyOf(Files.readAllBytes(SAMPLE), FEW_BYTES);
        String failing = service.upload(few, Map.of("name", "too few")).path("id");
        service.fit(failing);
        String fit = service.settledFits(failing).getString("[0].id");
        List<String> reasons = service.get("/api/fits/" + fit, Map.of()).getList("reasons");
        try (Visit visit = desktop().open("#/captures/" + failing + QUESTION)) {
            visit.page().waitForSelector("#failed-fit");
            assertEquals(
                    reasons, visit.page().locator("#failed-fit .reasons li").allTextContents());
            assertEquals(0, visit.page().locator("#answer-number").count());
            visit.screenshot("failed-1440-light");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void asksAgainWithoutASecondUpload() {
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            visit.page().fill("#q-certainty", "90");
            visit.page().press("#q-certainty", "Enter");
            visit.page().waitForFunction("() => document.querySelector('.verdict-why').textContent.includes('90')");
            assertShowsSizing(visit, 200, "0.9");
            visit.page().selectOption("#q-model", "article");
            Locator parameters = visit.page().locator("[aria-label='Posterior of every parameter'] tbody code");
            assertThat(parameters).hasCount(16, new HasCountOptions().setTimeout(Patience.MILLIS));
            assertEquals(
                    List.of(
                            "nb_alpha",
                            "nb_beta",
                            "g_alpha",
                            "g_beta",
                            "population_rate",
                            "person_sd",
                            "person_shape",
                            "hours_sd",
                            "hours_shape",
                            "dwell",
                            "burst_shape",
                            "held_mean",
                            "held_slope",
                            "held_sd",
                            "rate_ratio",
                            "level_ratio"),
                    parameters.allTextContents());
            assertEquals(List.of(), visit.requests(request -> request.startsWith("POST")));
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** A firewall's table, and the same with one timeout and one rule changed in their places. */
    @Test
    void sizesTheTableOfAFirewallAndWhatItsTimeoutsChange() {
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            visit.page().selectOption("#q-definition", "fortigate");
            visit.page()
                    .waitForFunction(
                            "() => document.querySelector('.verdict-unit')?.textContent.includes('FortiGate')");
            String shown = visit.answer();
            assertEquals(grouped(sizeUnder("fortigate")), shown);

            visit.page().click("button.edit");
            assertEquals("timeout-tcp-synSent", visit.focused());
            assertTrue(visit.page().isDisabled("#timeouts button[type=submit]"), "nothing has changed yet");
            assertFalse(visit.page().isChecked("#service-DNS"), "FortiGate has no rule for DNS");
            visit.page().check("#service-DNS");
            visit.page().fill("#timeout-udp-first", "5");
            visit.page().press("#timeout-udp-first", "Enter");
            visit.page()
                    .waitForFunction("() => document.querySelector('.verdict-unit')?.textContent.includes('edited')");
            String edited = visit.answer();
            assertTrue(Long.parseLong(edited.replace(",", "")) < Long.parseLong(shown.replace(",", "")), edited);
            String definition = visit.page().url().replaceAll(".*definition=([^&]+).*", "$1");
            assertEquals(grouped(sizeUnder(definition)), edited);
            String address = URLDecoder.decode(visit.page().url(), StandardCharsets.UTF_8);
            assertTrue(
                    address.contains("timeouts=fortigate~udp.first=5~services.DNS=on")
                            || address.contains("timeouts=fortigate~services.DNS=on~udp.first=5"),
                    address);
            assertTrue(visit.page().isChecked("#service-DNS"), "the editor shows what was changed");

            visit.page().click("#timeouts-reset");
            visit.page()
                    .waitForFunction(
                            "() => document.querySelector('.verdict-unit')?.textContent.endsWith('FortiGate.')");
            assertEquals(shown, visit.answer());
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** By the default, once that is final: choosing a device has other models fitted. */
    private static long sizeUnder(String definition) {
        String fit = await().atMost(Patience.LIMIT)
                .until(
                        () -> service.get("/api/fits", Map.of("capture", capture))
                                .getString("find { it.definition == '" + definition + "' && it.default }.id"),
                        Objects::nonNull);
        return sizing(fit, 200, "0.99").getLong("concurrentConnections.size");
    }

    /** How long a redraw takes is reported, not judged: the machine may be busy. */
    @Test
    void asksForOtherNumbersOfUsersByKeysAndByDragging(TestReporter reporter) {
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            visit.awaitCharts();
            visit.page().focus("#users-slider");
            visit.page().keyboard().press("ArrowRight");
            assertEquals("220", visit.page().inputValue("#q-users"), "the next round number, at once");
            visit.page()
                    .waitForFunction(
                            "() => document.querySelector('.verdict-lead').textContent.endsWith('220\u00a0users, size for')");
            assertShowsSizing(visit, 220, "0.99");
            assertEquals("users-slider", visit.focused());

            Locator plot = visit.page().locator("#users-curve .plot.pointed");
            plot.scrollIntoViewIfNeeded();
            BoundingBox box = plot.boundingBox();
            visit.page().mouse().move(box.x + 0.5 * box.width, box.y + 0.4 * box.height);
            visit.page().mouse().down();
            for (int step = 1; step <= 10; step++) {
                visit.page().mouse().move(box.x + (0.5 - 0.02 * step) * box.width, box.y + 0.4 * box.height);
            }
            visit.page().waitForSelector("#place-answer[data-estimate]");
            assertTrue(visit.page().isVisible("#place-answer[data-estimate]"), "an estimate while it is dragged");
            visit.page().mouse().up();
            visit.page()
                    .waitForFunction("() => !document.querySelector('#place-answer[aria-busy]')"
                            + " && !document.querySelector('.verdict-lead').textContent.includes('220')");
            int users = Integer.parseInt(visit.page().inputValue("#q-users"));
            assertTrue(users > 10 && users < 220, "dragged to the left: " + users);
            assertShowsSizing(visit, users, "0.99");
            for (String measure : List.of("redraw", "answer")) {
                reporter.publishEntry(
                        measure + " in ms", visit.measured(measure).toString());
                assertFalse(visit.measured(measure).isEmpty());
            }
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Without a device all are compared; the one chosen has an answer of its own, and the form's first field chooses it at once. */
    @ParameterizedTest
    @CsvSource({"1440,LIGHT", "390,DARK"})
    void comparesAllDevicesUntilOneIsChosen(int width, ColorScheme scheme) {
        try (Visit visit = Visit.of(chromium.browser(), product.address(), width, scheme)) {
            visit.open("#/captures/" + capture + "?horizon=" + HORIZON);
            visit.page().waitForSelector("#place-answer:not([aria-busy]) table");
            JsonPath sizes = service.get("/api/sizing/profiles", Map.of("capture", capture, "horizon", HORIZON));
            assertEquals(sizes.getString("sentence"), visit.page().textContent(".verdict-sentence"));
            assertEquals(
                    sizes.getList("profiles.title"),
                    visit.page().locator("#place-answer tbody th").allTextContents());
            assertEquals(
                    sizes.<Number>getList("profiles.size").stream()
                            .map(size -> grouped(size.longValue()))
                            .toList(),
                    visit.page().locator("#place-answer tbody td.high").allTextContents());
            assertReadable(visit);
            visit.screenshot("devices-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            visit.page().click("#place-answer tbody a >> nth=0");
            visit.page().waitForURL("**definition=*");
            visit.page()
                    .waitForFunction("() => document.querySelector('.verdict-unit')?.textContent.includes('entries')");
            assertEquals(grouped(sizeUnder(sizes.getString("profiles[0].definition"))), visit.answer());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void takesACaptureAsThatOfSoManyUsersAsHostsWereActive() {
        try (Visit visit = desktop().open("")) {
            visit.page().setInputFiles("#file", SAMPLE);
            visit.page().selectOption("#device", "wire");
            visit.page().fill("#capture-users", "5");
            visit.page().fill("#horizon", "0.5");
            visit.page().click("#submit");
            visit.answer();
            String asFive = visit.page().url();
            String sentence = visit.page().textContent("#hosts-sentence").replace('\u00a0', ' ');
            assertTrue(sentence.startsWith("1 host inside (10.0.0.0/8, "), sentence);
            assertTrue(sentence.endsWith("; you said 5 users."), sentence);

            visit.page().click("#take-hosts");
            visit.page().waitForURL("**/#/captures/" + capture + "*");
            visit.answer();
            visit.awaitCharts();
            assertEquals(0, visit.page().locator("#take-hosts").count(), "nothing left to offer");

            visit.page().navigate(asFive);
            visit.page().reload();
            visit.page().click("#take-hosts");
            visit.page().waitForSelector("#file-problem:not(:empty)");
            assertEquals("1", visit.page().inputValue("#capture-users"));
            assertEquals(
                    "Choose lab-office-40s.pcapng again: the page does not hold it any more.",
                    visit.page().textContent("#file-problem"));
            assertEquals("file", visit.focused());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void countsTheHostsOfTheNetworksThatWereTold() {
        byte[] log = LoggedHosts.ofHosts(12).bytes();
        try (Visit visit = desktop().open("")) {
            visit.page().setInputFiles("#file", new FilePayload("conn.log", "text/plain", log));
            visit.page().selectOption("#device", "wire");
            visit.page().fill("#inside", "192.0.2.0/24");
            visit.page().fill("#horizon", "0.5");
            visit.page().click("#submit");
            visit.answer();
            String sentence = visit.page().textContent("#hosts-sentence").replace('\u00a0', ' ');
            assertEquals(
                    "12 hosts inside (192.0.2.0/24) opened connections that were answered;" + " you said 1 user.",
                    sentence);
            visit.awaitCharts();
            assertTrue(visit.page().locator("#hosts .plot canvas").count() > 0, "how the hosts differ is drawn");
            assertTrue(visit.page().textContent("#place-answer").contains("taken from Zeek's conn.log"));
            assertEquals(
                    1,
                    visit.page().textContent("#result").split("taken from Zeek's conn.log", -1).length - 1,
                    "what limits the answer stands there once");

            visit.page().click("#take-hosts");
            visit.page()
                    .waitForFunction(
                            "() => document.querySelector('#hosts-sentence')?.textContent.includes('12\u00a0users')");
            assertTrue(visit.page().textContent("#hosts-sentence").contains("192.0.2.0/24"), "the networks are kept");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void takesTheFilesOfARotationAsOneCapture() {
        byte[] log = LoggedHosts.ofHosts(12).bytes();
        byte[] header = LoggedHosts.ofHosts(0).bytes();
        FilePayload first = new FilePayload("conn.10:00:00-11:00:00.log", "text/plain", log);
        FilePayload second = new FilePayload("conn.11:00:00-12:00:00.log", "text/plain", header);
        try (Visit visit = desktop().open("")) {
            assertFalse(visit.page().isVisible("#several"), "nothing is asked of one file");
            visit.page().setInputFiles("#file", new FilePayload[] {first, second});
            visit.page().waitForSelector("#several input[value=told]:checked");
            assertEquals(
                    "conn.10:00:00-11:00:00.log to conn.11:00:00-12:00:00.log",
                    visit.page().inputValue("#name"));
            visit.page().fill("#person", " Ada ");
            visit.page().click("#submit");
            visit.page().waitForURL("**/#/captures/*");
            assertEquals(
                    1,
                    visit.requests(request -> request.startsWith("POST") && request.contains("&person=Ada&"))
                            .size());
            String id = visit.page().url().replaceAll(".*/captures/([0-9a-f]+).*", "$1");
            JsonPath known = service.get("/api/captures/" + id, Map.of());
            assertTrue(known.getList("findings.code").contains("files-joined"), known.getString("findings"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void takesFilesOfSeveralPeopleAsCapturesOfTheirOwn() {
        FilePayload alice = new FilePayload(
                "alice.log", "text/plain", LoggedHosts.ofHosts(13).bytes());
        FilePayload bob =
                new FilePayload("bob.log", "text/plain", LoggedHosts.ofHosts(14).bytes());
        try (Visit visit = desktop().open("")) {
            visit.page().setInputFiles("#file", new FilePayload[] {alice, bob});
            visit.page().click("#submit");
            visit.page().waitForSelector("#recent a:text-is('alice.log')");
            visit.page().waitForSelector("#recent a:text-is('bob.log')");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void forgetsACaptureWhenToldTo() throws IOException {
        String doomed = service.upload(Files.readAllBytes(SAMPLE), Map.of("name", "doomed", "users", 4))
                .path("id");
        service.defaultFit(doomed);
        try (Visit visit = desktop().open("#/captures/" + doomed + QUESTION)) {
            visit.answer();
            visit.awaitCharts(); // what the page still asks of a capture that is gone is answered with 404
            visit.page().click("#delete");
            visit.page().click("dialog .button:not(.danger)");
            assertEquals(200, service.status("/api/captures/" + doomed), "kept when told to keep it");
            visit.page().click("#delete");
            visit.page().click("dialog .danger");
            visit.page().waitForSelector("#start:not([hidden])");
            assertEquals(404, service.status("/api/captures/" + doomed));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT", "390, DARK"})
    void fitsItsWindowAndCanBeRead(int width, ColorScheme scheme) {
        String suffix = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        try (Visit visit =
                Visit.of(chromium.browser(), product.address(), width, scheme).open("")) {
            visit.page().waitForSelector("#recent:not([hidden])");
            assertReadable(visit);
            visit.screenshot("start-" + suffix);
        }
        try (Visit visit = answered(width, scheme)) {
            visit.awaitCharts();
            assertReadable(visit);
            visit.screenshot("answer-" + suffix);
        }
        try (Visit visit = Visit.of(chromium.browser(), product.address(), width, scheme)
                .open("#/captures/" + capturedOfHosts() + QUESTION)) {
            visit.answer();
            visit.awaitCharts();
            assertReadable(visit);
            visit.screenshot("hosts-" + suffix);
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** A capture of several hosts of the users' side, known by now. */
    private static String capturedOfHosts() {
        byte[] log = LoggedHosts.ofHosts(12).bytes();
        String id = service.upload(log, Map.of("name", "conn.log", "inside", "192.0.2.0/24"))
                .path("id");
        SHARED.add(id);
        service.defaultFit(id);
        return id;
    }

    private static void drop(Visit visit, String name, byte[] bytes) {
        visit.page().evaluate("""
                        ([name, base64]) => {
                          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                          const dataTransfer = new DataTransfer();
                          dataTransfer.items.add(new File([bytes], name));
                          for (const type of ["dragover", "drop"]) {
                            document.getElementById("drop").dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
                          }
                        }""", List.of(name, Base64.getEncoder().encodeToString(bytes)));
    }
}
