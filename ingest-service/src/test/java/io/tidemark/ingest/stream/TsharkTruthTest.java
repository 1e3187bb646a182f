package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds stream tables against tshark 4.0.17's, row by row. */
class TsharkTruthTest {

    @ParameterizedTest
    @CsvSource({"workstation-13min.pcap.gz, workstation-13min", "lab-pc-44min.pcapng.gz, lab-pc-44min"})
    void numbersEveryStreamOfLongCapturesAsTshark(String file, String name) throws IOException {
        Path folder = SharedFiles.require("captures/fit");
        List<TruthTable.Row> expected = TruthTable.read(folder.resolve(name + ".streams.tsv"));
        List<TruthTable.Row> found = TruthTable.of(parse(folder.resolve(file)).records(address -> "-"));
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i));
        }
        assertEquals(expected.size(), found.size());
    }

    @Test
    void numbersTheStreamsOfSmallCapturesAsTshark() throws IOException {
        Path folder = SharedFiles.require("captures/corpus");
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (Path file : files(folder)) {
            String difference = difference(file, folder.resolveSibling("truth").resolve(file.getFileName() + ".tsv"));
            compared++;
            if (!difference.isEmpty()) {
                different.add(file.getFileName() + ": " + difference);
            }
        }
        different.forEach(System.out::println);
        System.out.println(compared - different.size() + " of " + compared + " equal");
        assertTrue(compared > 0);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String difference(Path file, Path truth) throws IOException {
        List<TruthTable.Row> expected = TruthTable.read(truth);
        try {
            List<TruthTable.Row> found = TruthTable.of(parse(file).records(address -> "-"));
            if (expected.equals(found)) {
                return "";
            }
            int at = 0;
            while (at < expected.size() && at < found.size() && expected.get(at).equals(found.get(at))) {
                at++;
            }
            return expected.size() + " streams expected, " + found.size() + " found; first difference: "
                    + (at < expected.size() ? expected.get(at) : "-") + " / "
                    + (at < found.size() ? found.get(at) : "-");
        } catch (RuntimeException e) {
            return expected.isEmpty() ? "" : expected.size() + " streams expected: " + e;
        }
    }

    private static ParsedCapture parse(Path file) throws IOException {
        ParserLimits limits = new ParserLimits(1L << 40, 1_000_000, 1_000_000, Long.MAX_VALUE);
        try (InputStream in = Files.newInputStream(file)) {
            return new CaptureParser().parse(in, limits, Progress.NONE);
        }
    }
}
