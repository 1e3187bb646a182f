package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs an installed tshark where it says so, and is skipped where there is none. */
class TsharkTest {

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final Path SAMPLE = SAMPLES.resolve("lab-office-40s.pcapng");

    @TempDir
    Path folder;

    private final Tshark tshark = new Tshark("tshark");
    private final List<String> complaints = new ArrayList<>();

    @Test
    void findsTheStreamsNotedWithTheSample() throws Exception {
        assumeInstalled();
        List<String> expected;
        try (Stream<String> lines = Files.lines(SAMPLES.resolve("truth/lab-office-40s.streams.tsv"))) {
            expected = lines.skip(1)
                    .map(line -> line.split("\t"))
                    .map(cell -> String.join(" ", cell[0], cell[1], cell[2], cell[3], cell[4], cell[9]))
                    .sorted()
                    .toList();
        }
        Map<String, StreamRow> found = tshark.streams(SAMPLE, complaints::add);
        assertEquals(
                expected, found.values().stream().map(TsharkTest::text).sorted().toList());
        assertEquals(List.of(), complaints);
    }

    @Test
    void readsACutCaptureUpToTheCutAndPassesTheComplaintOn() throws Exception {
        assumeInstalled();
        byte[] whole = Files.readAllBytes(SAMPLE);
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length / 2));
        assertTrue(tshark.streams(cut, complaints::add).size() > 10);
        assertEquals(1, complaints.size());
    }

    @Test
    void failsWithTsharksWordsWhereItReadsNothing() throws Exception {
        assumeInstalled();
        Path text = Files.writeString(folder.resolve("notes.txt"), "no capture");
        Failure failure = assertThrows(Failure.class, () -> tshark.streams(text, complaints::add));
        assertTrue(failure.getMessage().contains("notes.txt"), failure.getMessage());
    }

    @Test
    void saysWhatToDoWhereTsharkIsMissing() {
        Failure failure = assertThrows(Failure.class, () -> new Tshark("tshark-that-is-missing").version());
        assertEquals(
                "cannot run tshark-that-is-missing: install tshark, or say where it is with --tshark",
                failure.getMessage());
    }

    private void assumeInstalled() throws IOException, InterruptedException {
        try {
            assertTrue(tshark.version().contains("TShark"));
        } catch (Failure missing) {
            assumeTrue(false, missing.getMessage());
        }
    }

    private static String text(StreamRow row) {
        return String.join(
                " ",
                row.protocol(),
                Long.toString(row.stream()),
                Long.toString(row.startEpochNanos()),
                Long.toString(row.endEpochNanos()),
                Long.toString(row.packets()),
                Long.toString(row.syn()));
    }
}
