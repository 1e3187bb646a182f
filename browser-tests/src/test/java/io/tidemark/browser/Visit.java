package io.tidemark.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** One person's visit to the page, in a browser that knows nothing of earlier ones; it notes what the browser complains of. */
final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Visit(BrowserContext context, String address) {
        this.context = context;
        this.page = context.newPage();
        this.address = address;
        page.onConsoleMessage(message -> {
            // some fits have no backtest, some captures no default (yet): the browser complains of 404 and 409 all the
            // same
            boolean isExpected = message.location().contains("/api/backtest")
                    || message.location().contains("/api/fits/best");
            if (List.of("error", "warning").contains(message.type()) && !isExpected) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        // a listener from the start on: with one that comes only when it is needed, the browser at times misses the
        // chooser
        page.onFileChooser(chooser -> {});
        page.onRequest(request -> requests.add(request.method() + " " + request.url()));
    }

    /**
     * A visit.
     *
     * @param address where the product is
     * @param width width of the window in pixels
     */
    static Visit of(Browser browser, String address, int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 844 : 900)
                .setColorScheme(scheme)
                .setAcceptDownloads(true));
        context.setDefaultTimeout(Patience.MILLIS);
        context.setDefaultNavigationTimeout(Patience.MILLIS);
        return new Visit(context, address);
    }

    Page page() {
        return page;
    }

    /** Opens the form, or with a hash one of the page's other addresses. */
    Visit open(String hash) {
        page.navigate(address + "/" + hash);
        page.waitForLoadState(LoadState.LOAD);
        return this;
    }

    /** Waits for the answer that is final and returns the number in it, as it is shown. */
    String answer() {
        Locator number = page.locator("#place-answer:not([aria-busy]):not([data-provisional]) #answer-number");
        number.waitFor();
        return number.textContent();
    }

    /** Opens what is folded away of the parameters' traces, and waits until it is there. */
    void openTraces() {
        page.click("#traces summary");
        page.locator("#traces .pair").first().waitFor();
    }

    /** Waits until all is there that comes unasked, that of other numbers of users too, and every chart of it has been drawn. */
    void awaitCharts() {
        page.locator("#users-slider").waitFor();
        page.waitForFunction("() => document.querySelector('.place[aria-busy], .place[data-provisional]') === null");
        page.waitForFunction(
                "() => document.querySelectorAll('.plot').length > 0 && [...document.querySelectorAll('.plot')].every(plot => plot.querySelector('canvas'))");
    }

    /** Waits until an element has exactly this text. */
    void awaitText(String selector, String text) {
        page.waitForFunction(
                "([selector, text]) => document.querySelector(selector)?.textContent === text",
                List.of(selector, text));
    }

    /** Holds requests that a pattern fits, until they are released. */
    Held hold(Pattern pattern) {
        Held held = new Held();
        page.route(pattern, held::take);
        return held;
    }

    /**
     * Lets the product answer requests that a pattern fits, and changes what it answers: for members that no product at hand sends.
     *
     * @param change takes the answer's text and returns what the page gets instead
     */
    void change(Pattern pattern, UnaryOperator<String> change) {
        page.route(pattern, route -> {
            APIResponse answer = route.fetch(new Route.FetchOptions().setTimeout(Patience.MILLIS));
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(change.apply(answer.text())));
        });
    }

    /** Refuses requests that a pattern fits, with a problem of a status. */
    void refuse(Pattern pattern, int status) {
        page.route(
                pattern,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/problem+json")
                        .setBody("{\"title\": \"Refused\", \"detail\": \"by the test\"}")));
    }

    /** Moves the focus with the tabulator, as somebody without a mouse, until it reaches an element. */
    void tabTo(String id) {
        for (int i = 0; i < 60; i++) {
            if (id.equals(focused())) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the tabulator does not reach #" + id + ", it stands on #" + focused());
    }

    /** Replaces the text of the field that has the focus. */
    void type(String text) {
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    /** Id of the element that has the focus. */
    String focused() {
        return (String) page.evaluate("() => document.activeElement.id");
    }

    /**
     * Presses a button that downloads, and returns what came. Chromium drops what a page downloads beyond ten files a
     * second: a pace that has to be kept, not something to wait for, so this takes a little longer than a tenth of one.
     */
    Csv download(Locator button) throws IOException {
        Download download = page.waitForDownload(button::click);
        page.waitForTimeout(110);
        return Csv.parse(download.suggestedFilename(), Files.readString(download.path()));
    }

    /** Whether the page is wider than its window. */
    boolean scrollsSideways() {
        return (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** Requests made so far that a rule holds for. */
    List<String> requests(Predicate<String> rule) {
        return requests.stream().filter(rule).toList();
    }

    /** What the browser has complained of so far: errors and warnings of its console, exceptions nobody caught. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Milliseconds of all measures of a name in the browser's performance timeline. */
    @SuppressWarnings("unchecked")
    List<Number> measured(String name) {
        return (List<Number>) page.evaluate(
                "name => performance.getEntriesByName(name, 'measure').map(({ duration }) => Math.round(duration))",
                name);
    }

    /** Prints the page to A4, and keeps the document under a name. */
    byte[] pdf(String name) {
        return page.pdf(new Page.PdfOptions()
                .setPath(SCREENSHOTS.resolve(name + ".pdf"))
                .setPreferCSSPageSize(true)
                .setPrintBackground(true));
    }

    /** Keeps a picture of the whole page under a name. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    @Override
    public void close() {
        context.close();
    }
}
