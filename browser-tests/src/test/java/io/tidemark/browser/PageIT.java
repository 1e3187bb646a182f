package io.tidemark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real browser against the real product. Tests that upload say another number of people each, which makes the
 * same bytes another capture.
 */
class PageIT {

    private static final Path SAMPLE = Path.of("../samples/lab-office-40s.pcapng");
    private static final Path LONG_SAMPLE = Path.of("../samples/lab-office-25min.pcap.gz");
    private static final byte[] NOTES = "Not a capture, only notes about one.\n".getBytes(StandardCharsets.UTF_8);

    /** What most tests size for: peaks of eight hours take sixteen times as long to simulate. */
    private static final String HORIZON = "PT30M";

    private static final String QUESTION = "?definition=wire&horizon=" + HORIZON;

    private static final Pattern SIZINGS = Pattern.compile(".*/api/sizing\\?.*");
    private static final Pattern FITS = Pattern.compile(".*/api/fits\\?capture=.*");
    private static final Pattern BEST = Pattern.compile(".*/api/fits/best\\?.*");
    private static final Pattern ONE_FIT = Pattern.compile(".*/api/fits/[^/?]+$");

    /** So much of the sample that hardly a connection is in it. */
    private static final int FEW_BYTES = 6_000;

    /** Captures that several tests look at. */
    private static final Set<String> SHARED = new HashSet<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static Chromium chromium;
    private static RunningProduct product;
    private static Service service;
    private static String capture;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> executable = Chromium.executable();
        assumeTrue(executable.isPresent(), Chromium::missing);
        chromium = Chromium.start(executable.get());
        product = RunningProduct.start(data);
        service = new Service(product.address());
        capture = service.upload(Files.readAllBytes(SAMPLE), Map.of("name", "lab-office-40s.pcapng"))
                .path("id");
        SHARED.add(capture);
        service.fit(capture);
        service.defaultFit(capture);
    }

    /** What one test alone uploaded must not go on being fitted beside the next ones. */
    @AfterEach
    void forgetWhatOnlyThisTestUploaded() {
        if (!product.isOurs()) return;
        service.captures().stream().filter(id -> !SHARED.contains(id)).forEach(service::forget);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

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
            visit.page().waitForFunction("() => document.querySelectorAll('.pair').length === 4");
            assertEquals(
                    List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"),
                    visit.page().locator(".pair-name code").allTextContents());
            assertEquals(List.of(), visit.requests(request -> request.startsWith("POST")));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({"1440", "390"})
    void showsWhatTheSizeRestsOn(int width) {
        try (Visit visit = Visit.of(chromium.browser(), product.address(), width, ColorScheme.LIGHT)) {
            visit.change(SIZINGS, Changed::sizing);
            visit.change(BEST, fit -> Changed.fit(fit, model -> !model.equals("article")));
            visit.open("#/captures/" + capture + QUESTION);
            visit.answer();
            visit.awaitCharts();
            assertEquals(
                    "Measured in the capture: 24.6 concurrent connections a user on average, 4,920 for 200 users (3,780 to 6,200)."
                            + " Predicted: 7,050, above that range, for it counts what lasts longer than the capture too;"
                            + " as long as the capture 4,990.",
                    visit.page().textContent(".mean-words").replace('\u00a0', ' '));
            assertEquals(
                    List.of("561 – 1,470", "900 – 1,100"),
                    visit.page()
                            .locator("#uncertainty tbody tr")
                            .first()
                            .locator("td")
                            .allTextContents()
                            .subList(1, 3));
            assertTrue(visit.page().textContent("#uncertainty").endsWith("What both ranges mean."));
            assertTrue(visit.page().textContent("#log-volume").endsWith("What it logs."));
            assertEquals(
                    List.of("not compatible with the measured mean: never the default"),
                    visit.page().locator(".incompatible").allTextContents());
            assertReadable(visit);
            visit.screenshot("rests-" + width + "-light");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void showsTheBestSoFarUntilTheDefaultIsFinal() {
        AtomicBoolean compared = new AtomicBoolean();
        String comparing = Changed.comparing(
                service.get("/api/fits", Map.of("capture", capture)).getList("findAll { it.definition == 'wire' }"),
                "nb+gamma");
        try (Visit visit = desktop()) {
            visit.change(BEST, best -> compared.get() ? best : comparing);
            visit.open("#/captures/" + capture + QUESTION);
            visit.page().waitForSelector("#place-answer[data-provisional] #answer-number");
            assertTrue(visit.page()
                    .textContent(".provisional")
                    .startsWith("Best so far, by nb+gamma; other models are still being"));
            assertEquals(
                    grouped(sizing(fitOf("nb+gamma"), 200, "0.99").getLong("concurrentConnections.size")),
                    visit.page().textContent("#answer-number"));
            visit.screenshot("best-so-far-1440-light");
            compared.set(true);
            assertShowsSizing(visit, 200, "0.99");
            assertEquals(0, visit.page().locator(".provisional").count());
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Which fit is the default is the service's word alone, whatever a list says that was read a moment before. */
    @Test
    void answersByTheFitThatTheServiceNames() {
        try (Visit visit = desktop()) {
            visit.change(FITS, list -> Changed.defaultOf(list, "nb+gamma"));
            visit.open("#/captures/" + capture + QUESTION);
            assertShowsSizing(visit, 200, "0.99");
        }
    }

    @Test
    void saysThatNoModelPredictsTheMeanThatWasMeasured() {
        try (Visit visit = desktop()) {
            visit.refuse(BEST, 409);
            visit.change(FITS, list -> Changed.defaultOf(list, "none"));
            visit.change(ONE_FIT, fit -> Changed.fit(fit, model -> false));
            visit.open("#/captures/" + capture + QUESTION);
            visit.page().waitForSelector("#no-default");
            assertTrue(
                    visit.page()
                            .locator("#no-default .reasons li")
                            .allTextContents()
                            .contains(
                                    "nb+gamma predicts 39.6 connections of one user on average; 24.6 were measured (18.9 to 31)."));
            assertEquals(0, visit.page().locator("#answer-number").count());
            assertReadable(visit);
            visit.screenshot("no-default-1440-light");
            visit.page()
                    .locator("#no-default button", new Page.LocatorOptions().setHasText("article"))
                    .click();
            visit.answer();
            assertTrue(visit.page().url().contains("model=article"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static String fitOf(String model) {
        return service.get("/api/fits", Map.of("capture", capture))
                .getString("find { it.definition == 'wire' && it.model == '" + model + "' }.id");
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

    private static long sizeUnder(String definition) {
        String fit = service.get("/api/fits", Map.of("capture", capture))
                .getString("find { it.definition == '" + definition + "' && it.default }.id");
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

    @Test
    void holdsTheModelAgainstTheTraffic() throws IOException {
        String fit = service.defaultFit(longCapture());
        JsonPath backtest = service.backtest(fit);
        JsonPath sets = service.get("/api/concurrency/comparison", Map.of("fit", fit));
        try (Visit visit = desktop().open("#/captures/" + longCapture() + QUESTION)) {
            visit.answer();
            assertEquals(
                    List.of(), visit.requests(request -> request.contains("/api/backtest")), "not before it is seen");
            visit.page().locator("#backtest").scrollIntoViewIfNeeded();
            visit.page().waitForSelector("#backtest-verdict");
            visit.page().locator("#three-sets").scrollIntoViewIfNeeded();
            visit.page().waitForSelector("#three-sets .sets-words");
            assertEquals(backtest.getString("verdict"), visit.page().getAttribute("#backtest-verdict", "data-verdict"));
            assertTrue(visit.page().textContent("#backtest").contains(backtest.getString("explanation")));
            visit.awaitCharts();
            charts(visit).forEach(PageIT::assertDrawn);
            assertEquals(
                    backtest.getList("series[0].high90", Double.class),
                    csv(visit, "Second half, measured and predicted").numbers("high90"));
            assertEquals(
                    backtest.getList("pit.counts", Double.class),
                    csv(visit, "Where measured levels lie in the predicted law").numbers("seconds"));
            Csv paths = csv(visit, "Over time");
            for (String set : List.of("measured", "predicted", "resampled")) {
                assertEquals(sets.getList("captures[0]." + set + ".levels", Double.class), paths.numbers(set), set);
            }
            List<String> checked =
                    visit.page().locator("#three-sets th[scope=row]").allTextContents();
            for (String statistic : List.of("mean", "standard deviation", "median", "99 % quantile", "largest")) {
                assertTrue(checked.contains("concurrency: " + statistic), () -> statistic + " is not in " + checked);
            }
            assertReadable(visit);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void printsAReportThatSaysWhatWasAssumed() throws IOException {
        String fit = service.defaultFit(longCapture());
        try (Visit visit = desktop().open("#/captures/" + longCapture() + QUESTION)) {
            visit.answer();
            visit.awaitCharts();
            assertFalse(visit.page().isVisible(".report"), "on the screen it is not needed");
            visit.page().evaluate("() => { window.print = () => { window.printed = true; }; }");
            visit.page().click("#print");
            visit.page().waitForFunction("() => window.printed");
            assertTrue(visit.page().isVisible("#backtest-verdict"), "what nobody has seen yet is printed too");
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            visit.page().waitForSelector(".report");
            assertFalse(visit.page().isVisible("#print"));
            assertFalse(visit.page().isVisible(".question"));
            String facts = visit.page().innerText(".report").replace('\u00a0', ' ');
            for (String fact :
                    List.of(fit, "hmm-tied+log-histogram", "30 min", "99 %", "#/captures/" + longCapture())) {
                assertTrue(facts.contains(fact), () -> fact + " is missing in " + facts);
            }
            byte[] pdf = visit.pdf("report");
            assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Whoever presses the button early waits; whoever prints by the browser's own command is told what is missing on the paper. */
    @Test
    void printsEarlyOnlyWithAWordOnWhatIsMissing() throws IOException {
        String fit = service.defaultFit(longCapture());
        try (Visit visit = desktop()) {
            Held sizing = visit.hold(SIZINGS);
            visit.open("#/captures/" + longCapture() + QUESTION);
            visit.page().waitForSelector("#fit");
            visit.page().evaluate("() => { window.print = () => { window.printed = true; }; }");
            visit.page().evaluate("() => { dispatchEvent(new Event('beforeprint')); }");
            String early = visit.page().textContent(".report").replace('\u00a0', ' ');
            assertTrue(
                    early.contains(
                            "Printed too early. Still being computed, and missing or not final here: the answer"),
                    early);
            assertTrue(early.contains("200") && early.contains("30 min") && early.contains("not known yet"), early);
            assertFalse(early.contains(fit), early);
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            visit.screenshot("printed-early");
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

            visit.page().click("#print");
            visit.awaitText("#print-state", "Printing waits for the answer …");
            assertEquals("true", visit.page().getAttribute("#print", "aria-disabled"));
            assertEquals(null, visit.page().evaluate("() => window.printed"), "it waits for the answer");
            sizing.release();
            visit.page().waitForFunction("() => window.printed");
            String complete = visit.page().textContent(".report");
            assertFalse(complete.contains("too early"), complete);
            assertTrue(complete.contains(fit), complete);
            assertTrue(visit.page().isVisible("#backtest-verdict"), "it waited for what nobody has seen yet");
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** A capture long enough to be halved. */
    private static String longCapture() throws IOException {
        String id = service.upload(Files.readAllBytes(LONG_SAMPLE), Map.of("name", "lab-office-25min.pcap.gz"))
                .path("id");
        SHARED.add(id);
        service.fit(id);
        return id;
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
    void everyChartHasData() {
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            visit.awaitCharts();
            String fit = service.defaultFit(capture);
            int parameters = service.get("/api/fits/" + fit, Map.of())
                    .getList("parameters")
                    .size();
            List<Map<String, Object>> charts = charts(visit);
            assertEquals(6 + 2 * parameters, charts.size());
            assertAll(charts.stream().map(chart -> () -> assertDrawn(chart)));
        }
    }

    @Test
    void findingsStandWithTheAnswerTheGravestFirstAndOpenToWhatTheyMean() {
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            Locator findings = visit.page().locator(".place-answer .finding");
            List<String> labels = findings.locator(".finding-label").allTextContents();
            assertTrue(labels.contains("Note"), labels::toString);
            assertEquals(labels.stream().sorted(Comparator.reverseOrder()).toList(), labels, "warnings before notes");
            Locator onePerson = visit.page().locator(".finding[data-code='one-person']");
            onePerson.locator("summary").click();
            assertThat(onePerson.locator(".finding-more"))
                    .hasText("Nothing tells how people differ. Capture more of them.");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void everyParameterSaysWhatItIs() {
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            List<Locator> rows = visit.page()
                    .locator("[aria-label='Posterior of every parameter'] tbody tr")
                    .all();
            assertTrue(rows.size() > 4, rows::toString);
            for (Locator row : rows) {
                String name = row.locator("code").textContent();
                assertFalse(row.locator("td").first().textContent().isBlank(), name);
                assertTrue(
                        name.equals("tcp_share")
                                || row.locator("code").getAttribute("title").endsWith("."),
                        name);
            }
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void everyPlotGivesItsDataAsCsv() throws IOException {
        JsonPath metrics = service.get("/api/captures/" + capture + "/metrics", Map.of("definition", "wire"));
        String fit = service.defaultFit(capture);
        JsonPath law = service.get("/api/concurrency", Map.of("fit", fit, "users", 200));
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            visit.awaitCharts();
            for (Locator button : visit.page().locator("button.csv").all()) {
                visit.download(button);
            }
            Csv arrivals = csv(visit, "New connections per second");
            assertEquals(metrics.getList("cps.tcp", Double.class), arrivals.numbers("tcp"));
            assertEquals(metrics.getList("cps.udp", Double.class), arrivals.numbers("udp"));
            Csv concurrency = csv(visit, "Measured concurrency");
            assertEquals(metrics.getList("concurrency.tcp", Double.class), concurrency.numbers("tcp"));
            Csv probabilities = csv(visit, "Probability of each number of connections, in any one second");
            assertEquals(
                    law.getList("results[0].pmf.probabilities", Double.class), probabilities.numbers("probability"));
            Csv trace = csv(visit, "nb_alpha, trace");
            assertEquals(
                    service.get("/api/fits/" + fit, Map.of()).getInt("draws"),
                    trace.rows().size());
            visit.download(visit.page().getByLabel("All draws as CSV"));
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
            visit.page().click("#submit");
            visit.page().waitForURL("**/#/captures/*");
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

    private static Visit desktop() {
        return Visit.of(chromium.browser(), product.address(), 1440, ColorScheme.LIGHT);
    }

    private static Visit answered(int width, ColorScheme scheme) {
        Visit visit =
                Visit.of(chromium.browser(), product.address(), width, scheme).open("#/captures/" + capture + QUESTION);
        visit.answer();
        return visit;
    }

    /** The number shown is the size of the sizing document of the capture in the address, for the question in it. */
    private static void assertShowsSizing(Visit visit, int users, String certainty) {
        String shown = visit.answer();
        String id = visit.page().url().replaceAll(".*#/captures/([0-9a-f]+).*", "$1");
        JsonPath sizing = sizing(service.defaultFit(id), users, certainty);
        assertEquals(grouped(sizing.getLong("concurrentConnections.size")), shown);
        assertEquals(sizing.getString("sentence"), visit.page().textContent(".verdict-sentence"));
        assertTrue(visit.page().textContent("#announcer").contains(shown), "said aloud too");
    }

    private static JsonPath sizing(String fit, int users, String certainty) {
        return service.get(
                "/api/sizing", Map.of("fit", fit, "users", users, "certainty", certainty, "horizon", HORIZON));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Csv csv(Visit visit, String title) throws IOException {
        return visit.download(
                visit.page().getByLabel(title + ": data as CSV", new Page.GetByLabelOptions().setExact(true)));
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

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> charts(Visit visit) {
        return (List<Map<String, Object>>) visit.page().evaluate("""
                        async () => {
                          const { getInstanceByDom } = await import("/js/charts/echarts.js");
                          // what is due to be painted is painted now, not when the browser finds the time
                          document.querySelectorAll(".plot").forEach((plot) => getInstanceByDom(plot).getZr().flush());
                          const colours = (canvas) => new Set(new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
                          return [...document.querySelectorAll(".plot")].map((plot) => ({
                            label: plot.getAttribute("aria-label"),
                            points: getInstanceByDom(plot).getOption().series.map(({ data }) => data.length),
                            colours: colours(plot.querySelector("canvas")),
                          }));
                        }""");
    }

    private static void assertDrawn(Map<String, Object> chart) {
        List<?> points = (List<?>) chart.get("points");
        assertFalse(points.isEmpty(), () -> "no series: " + chart);
        assertTrue(points.stream().allMatch(number -> (Integer) number > 1), () -> "a series without data: " + chart);
        assertTrue((Integer) chart.get("colours") > 10, () -> "an empty canvas: " + chart);
    }

    private static void assertReadable(Visit visit) {
        assertFalse(visit.scrollsSideways(), "the page is wider than its window");
        assertEquals(List.of(), visit.page().evaluate(Legibility.LOW_CONTRAST), "text with too little contrast");
        assertEquals(List.of(), visit.page().evaluate(Legibility.NAMELESS), "controls without a name");
    }
}
