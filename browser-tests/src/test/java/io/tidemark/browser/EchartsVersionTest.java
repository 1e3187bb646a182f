package io.tidemark.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The web jar's files lie under its version: the page names it in one line, which has to follow the pom. */
class EchartsVersionTest {

    private static final Path PAGE = Path.of("../ingest-service/src/main/resources/META-INF/resources");
    private static final Pattern ADDRESS = Pattern.compile("/_static/echarts/([^/]+)/");

    @Test
    void isTheVersionOfThePomInEveryLineThatNamesIt() throws IOException {
        assertEquals(List.of(System.getProperty("echarts.version")), versionsNamed());
    }

    private static List<String> versionsNamed() throws IOException {
        try (Stream<Path> files = Files.walk(PAGE)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> ADDRESS.matcher(text(file)).results())
                    .map(match -> match.group(1))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
