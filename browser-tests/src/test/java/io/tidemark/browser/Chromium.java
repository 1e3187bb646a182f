package io.tidemark.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's Chromium: the one that the environment variable {@code TIDEMARK_CHROMIUM} points at, or the first of the
 * usual names on the path. On a build server (variable {@code CI}) it is installed where it is missing.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--mute-audio");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it without a window; the executable is one that {@link #executable()} found. */
    static Chromium start(Path executable) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setTimeout(Patience.MILLIS)
                        .setArgs(ARGUMENTS));
        return new Chromium(playwright, browser);
    }

    /** Where it lies, nothing where there is none and none may be installed. */
    static Optional<Path> executable() throws IOException, InterruptedException {
        return System.getenv("CI") == null ? find() : installed();
    }

    /** Classes of tests run in processes beside each other: one of them installs it, and the others wait until it has. */
    private static Optional<Path> installed() throws IOException, InterruptedException {
        Path lock = Files.createDirectories(Path.of("target")).resolve("install-chromium.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock ignored = channel.lock()) {
            if (find().isEmpty()) install();
            return find();
        }
    }

    /** What to tell where there is none. */
    static String missing() {
        return "no Chromium: install one of " + NAMES + ", or point TIDEMARK_CHROMIUM at one";
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> find() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("TIDEMARK_CHROMIUM")).map(Path::of);
        Stream<Path> onPath = NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    private static void install() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("./install-chromium").inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("install-chromium ended with " + process.exitValue());
        }
    }
}
