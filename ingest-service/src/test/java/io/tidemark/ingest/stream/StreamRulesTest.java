package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.packet.PacketDecoder;
import io.tidemark.ingest.support.CaptureReaders;
import io.tidemark.ingest.support.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One tiny capture for each rule of numbering streams, with the stream of each frame as tshark says it. */
class StreamRulesTest {

    @TestFactory
    Stream<DynamicTest> numbersEachFrameAsTshark() throws IOException {
        Path folder = SharedFiles.require("captures/stream-rules");
        List<String> lines = Files.readAllLines(folder.resolve("expected.tsv"));
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(cells -> DynamicTest.dynamicTest(
                        cells[1], () -> assertEquals(cells[2], String.join(" ", streams(folder.resolve(cells[0]))))));
    }

    private static List<String> streams(Path file) throws IOException {
        StreamTracker tracker = new StreamTracker(
                new RowBudget(10_000).share(), new CaptureClock(false), HostSample.ofAll(), new PairHash(1));
        PacketDecoder decoder = new PacketDecoder(tracker);
        List<String> cells = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            CaptureInput input = CaptureInput.open(in, ParserLimits.DEFAULT);
            FrameSource source = CaptureReaders.open(input);
            Frame frame = new Frame();
            while (source.next(frame)) {
                long[] tcp = packets(tracker.streams().tcp());
                long[] udp = packets(tracker.streams().udp());
                decoder.decode(frame);
                String cell = grown("T", tcp, tracker.streams().tcp())
                        + grown("U", udp, tracker.streams().udp());
                cells.add(cell.isEmpty() ? "-" : cell);
            }
        }
        return cells;
    }

    private static long[] packets(StreamTable table) {
        long[] packets = new long[1_000];
        for (int row = 0; row < table.bound(); row++) {
            packets[row] = table.packets(row);
        }
        return packets;
    }

    private static String grown(String letter, long[] before, StreamTable table) {
        StringBuilder grown = new StringBuilder();
        for (int row = 0; row < table.bound(); row++) {
            if (table.packets(row) > before[row]) {
                grown.append(letter).append(table.number(row));
            }
        }
        return grown.toString();
    }
}
