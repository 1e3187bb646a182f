package io.tidemark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page shows with an answer, and what it says on paper. */
class AnswerIT extends ProductInBrowser {

    private static final Path LONG_SAMPLE = Path.of("../samples/lab-office-25min.pcap.gz");
    private static final Pattern SIZINGS = Pattern.compile(".*/api/sizing\\?.*");
    private static final Pattern FITS = Pattern.compile(".*/api/fits\\?capture=.*");
    private static final Pattern BEST = Pattern.compile(".*/api/fits/best\\?.*");
    private static final Pattern ONE_FIT = Pattern.compile(".*/api/fits/[^/?]+$");

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

    /** The size for people who differ says how certain it is; that for people who are all alike is the one that it named. */
    @Test
    void saysHowCertainTheSizeIsForPeopleWhoDiffer() throws IOException {
        String fit = service.defaultFit(capture);
        JsonPath sizing = sizing(fit, 200, "0.99");
        JsonPath people = service.get("/api/fits/" + fit + "/people", Map.of());
        String alike = grouped(sizing.getLong("population.alike.size"));
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            assertEquals("differ", visit.page().inputValue("#q-people"));
            assertEquals(sizing.getString("population.text"), visit.page().textContent(".verdict-people"));
            assertThat(visit.page().locator("#alike-words"))
                    .hasText("If everybody were like the person captured: " + alike + ".");
            assertThat(visit.page().locator("#people-words")).containsText("Half of all people");
            assertThat(visit.page().locator("#how-certain .plot"))
                    .hasAttribute("aria-label", Pattern.compile(".*1.person, .*; 10.people, 1.hour: .*"));
            String title = "What each person captured holds, and what others do";
            assertThat(visit.page()
                            .locator("#how-people-differ figure")
                            .filter(new Locator.FilterOptions().setHasText(title))
                            .locator(".plot"))
                    .hasAttribute(
                            "aria-label", Pattern.compile(".*: person .* to .*; other people .* half of them .*"));
            Csv persons = csv(visit, title);
            for (String quantile : List.of("q5", "q50", "q95")) {
                assertEquals(
                        List.of(
                                people.getDouble("persons[0].posterior.level." + quantile),
                                people.getDouble("anybody.level." + quantile)),
                        persons.numbers("level_" + quantile));
            }
            visit.page().click("#q-of-people summary");
            visit.page().selectOption("#q-captured", "busy-hour");
            visit.page().selectOption("#q-prior", "flat");
            assertThat(visit.page().locator(".verdict-people"))
                    .containsText(
                            "are taken to be the busiest.", new ContainsTextOptions().setTimeout(Patience.MILLIS));
            assertTrue(
                    visit.page().url().contains("&captured=busy-hour&prior=flat"),
                    () -> visit.page().url());
            visit.page().selectOption("#q-people", "alike");
            assertThat(visit.page().locator("#q-of-people")).isHidden();
            assertThat(visit.page().locator("#how-certain")).hasCount(0);
            assertEquals(alike, visit.answer());
            assertThat(visit.page().locator("#how-people-differ, .verdict-people"))
                    .hasCount(0);
            assertTrue(
                    visit.page().url().contains("&people=alike&captured=busy-hour&prior=flat"),
                    () -> visit.page().url());
            visit.page().selectOption("#q-people", "differ");
            assertThat(visit.page().locator(".verdict-people"))
                    .containsText(
                            "are taken to be the busiest.", new ContainsTextOptions().setTimeout(Patience.MILLIS));
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Three people's seven hours, half of whose connections begin from 01:00 to 02:00. */
    @Test
    void drawsTheTideAndSizesForTheHoursAskedFor() throws IOException {
        String night = service.upload(
                        LoggedHosts.ofANight(3).bytes(),
                        Map.of("name", "night.log", "inside", "192.0.2.0/24", "users", 3))
                .path("id");
        String fit = service.fit(night, "nb+gamma");
        JsonPath tide = service.get("/api/fits/" + fit + "/tide", Map.of());
        assertEquals(1, tide.getInt("busiestHour"));
        try (Visit visit = desktop().open("#/captures/" + night + QUESTION + "&model=nb%2Bgamma")) {
            visit.answer();
            assertEquals(tide.getString("text"), visit.page().textContent("#tide-words"));
            assertThat(visit.page().locator(".verdict-people")).containsText(" The size is for 01:00 to 02:00 UTC: ");
            visit.awaitCharts();
            assertEquals(
                    tide.getList("hours.q95", Double.class),
                    csv(visit, "New connections by hour of the day").numbers("q95"));
            visit.page().click("#q-of-people summary");
            visit.page().fill("#q-hours", "2-4");
            visit.page().press("#q-hours", "Enter");
            assertThat(visit.page().locator(".verdict-people"))
                    .containsText(
                            " The size is for 02:00 to 04:00 UTC: ",
                            new ContainsTextOptions().setTimeout(Patience.MILLIS));
            visit.answer();
            assertEquals("2", visit.page().inputValue("#q-horizon"));
            assertTrue(
                    visit.page().url().contains("horizon=PT2H&hours=2-4&"),
                    () -> visit.page().url());
            assertReadable(visit);
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
            charts(visit).forEach(AnswerIT::assertDrawn);
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
            for (String fact : List.of(fit, modelOf(fit), "30 min", "99 %", "#/captures/" + longCapture())) {
                assertTrue(facts.contains(fact), () -> fact + " is missing in " + facts);
            }
            byte[] pdf = visit.pdf("report");
            assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static String modelOf(String fit) {
        return service.get("/api/fits/" + fit, Map.of()).getString("model");
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

    @Test
    void everyChartHasData() {
        try (Visit visit = answered(1440, ColorScheme.LIGHT)) {
            visit.openTraces();
            visit.awaitCharts();
            String fit = service.defaultFit(capture);
            int parameters = service.get("/api/fits/" + fit, Map.of())
                    .getList("parameters")
                    .size();
            List<Map<String, Object>> charts = charts(visit);
            assertEquals(9 + 2 * parameters, charts.size());
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
            Locator oneCapture = visit.page().locator(".finding[data-code='one-capture']");
            oneCapture.locator("summary").click();
            assertThat(oneCapture.locator(".finding-more")).hasText("Other hours and days may be busier.");
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
            visit.openTraces();
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

    private static Csv csv(Visit visit, String title) throws IOException {
        return visit.download(
                visit.page().getByLabel(title + ": data as CSV", new Page.GetByLabelOptions().setExact(true)));
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
}
