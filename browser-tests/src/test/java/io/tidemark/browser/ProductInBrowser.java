package io.tidemark.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real product and a real browser, started for the tests of a class, and a capture that is fitted. Tests that upload say another
 * number of people each, which makes the same bytes another capture.
 */
abstract class ProductInBrowser {

    static final Path SAMPLE = Path.of("../samples/lab-office-40s.pcapng");

    /** What most tests size for: peaks of eight hours take sixteen times as long to simulate. */
    static final String HORIZON = "PT30M";

    static final String QUESTION = "?definition=wire&horizon=" + HORIZON;

    /** Captures that several tests look at. */
    static final Set<String> SHARED = new HashSet<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    static Chromium chromium;
    static RunningProduct product;
    static Service service;
    static String capture;

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

    static Visit desktop() {
        return Visit.of(chromium.browser(), product.address(), 1440, ColorScheme.LIGHT);
    }

    static Visit answered(int width, ColorScheme scheme) {
        Visit visit =
                Visit.of(chromium.browser(), product.address(), width, scheme).open("#/captures/" + capture + QUESTION);
        visit.answer();
        return visit;
    }

    /** The number shown is the size of the sizing document of the capture in the address, for the question in it. */
    static void assertShowsSizing(Visit visit, int users, String certainty) {
        String shown = visit.answer();
        String id = visit.page().url().replaceAll(".*#/captures/([0-9a-f]+).*", "$1");
        JsonPath sizing = sizing(service.defaultFit(id), users, certainty);
        assertEquals(grouped(sizing.getLong("concurrentConnections.size")), shown);
        assertEquals(sizing.getString("sentence"), visit.page().textContent(".verdict-sentence"));
        assertTrue(visit.page().textContent("#announcer").contains(shown), "said aloud too");
    }

    static JsonPath sizing(String fit, int users, String certainty) {
        return service.get(
                "/api/sizing", Map.of("fit", fit, "users", users, "certainty", certainty, "horizon", HORIZON));
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static void assertReadable(Visit visit) {
        assertFalse(visit.scrollsSideways(), "the page is wider than its window");
        assertEquals(List.of(), visit.page().evaluate(Legibility.LOW_CONTRAST), "text with too little contrast");
        assertEquals(List.of(), visit.page().evaluate(Legibility.NAMELESS), "controls without a name");
    }
}
