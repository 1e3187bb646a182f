package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds stream tables against tshark 4.0.17's, row by row. */
class TsharkTruthTest {

    /** Captures in which tshark's SNMP and SIP dissectors open streams of their own, which no packet of the capture has. */
    private static final Set<String> WITH_STREAMS_OF_DISSECTORS = Set.of("100", "232");

    @ParameterizedTest
    @CsvSource({"workstation-13min.pcap.gz, workstation-13min", "lab-pc-44min.pcapng.gz, lab-pc-44min"})
    void numbersEveryStreamOfLongCapturesAsTshark(String file, String name) throws IOException {
        Path folder = SharedFiles.require("captures/fit");
        List<TruthTable.Row> expected = TruthTable.read(folder.resolve(name + ".streams.tsv"));
        assertRows(expected, TruthTable.of(parse(folder.resolve(file)).records(address -> "-")));
    }

    /** The reduced form knows the outermost headers only, so streams with packets quoted in ICMP errors differ. */
    @Test
    void readsTheSameStreamsFromTheReducedJson() throws IOException {
        Path folder = SharedFiles.require("captures/fit");
        Path truth = folder.resolve("lab-pc-44min.streams.tsv");
        Set<String> quoted = TruthTable.quotedInIcmp(truth);
        ParsedCapture capture = parse(folder.resolve("lab-pc-44min.reduced.json.gz"));
        assertEquals(2, quoted.size());
        assertEquals(OptionalLong.empty(), capture.summary().bytes());
        assertEquals(1_000, capture.summary().clockResolutionNanos());
        assertRows(without(quoted, TruthTable.read(truth)), without(quoted, TruthTable.of(capture.records(a -> "-"))));
    }

    private static List<TruthTable.Row> without(Set<String> ids, List<TruthTable.Row> rows) {
        return rows.stream().filter(row -> !ids.contains(row.id())).toList();
    }

    private static void assertRows(List<TruthTable.Row> expected, List<TruthTable.Row> found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i));
        }
        assertEquals(expected.size(), found.size());
    }

    @Test
    void numbersTheStreamsOfSmallCapturesAsTshark() throws IOException {
        Path folder = SharedFiles.require("captures/corpus");
        Map<String, String> different = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            String difference = difference(file, folder.resolveSibling("truth").resolve(name + ".tsv"));
            if (!difference.isEmpty() && !WITH_STREAMS_OF_DISSECTORS.contains(name.substring(0, 3))) {
                different.put(name, difference);
            }
        }
        assertEquals(Map.of(), different);
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
        ParserLimits limits = new ParserLimits(1L << 40, 1_000_000, 1_000_000);
        try (InputStream in = Files.newInputStream(file)) {
            return new CaptureParser(() -> 1).parse(in, limits, Progress.NONE);
        }
    }
}
