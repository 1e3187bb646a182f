package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.ingest.capture.CaptureFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedFileTest {

    private static final byte[] TEXT = "what users sent".getBytes(StandardCharsets.US_ASCII);

    @Test
    void givesBackAnyPartOfWhatWasAppended() throws IOException {
        byte[] bytes = new byte[100_000];
        Random random = new Random(1);
        random.nextBytes(bytes);
        try (SealedFile file = SealedFile.create()) {
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(1 + random.nextInt(3_000), bytes.length - at);
                file.append(bytes, at, count);
                at += count;
            }
            assertEquals(bytes.length, file.length());
            for (int trial = 0; trial < 100; trial++) {
                int from = random.nextInt(bytes.length);
                int to = from + random.nextInt(bytes.length - from);
                assertArrayEquals(
                        Arrays.copyOfRange(bytes, from, to),
                        file.read(from, to - from).readAllBytes());
            }
        }
    }

    @Test
    void keepsFilesUntilTheyAreClosed() throws IOException {
        KeptBytes budget = new KeptBytes(2 * TEXT.length);
        try (KeptFiles kept = new KeptFiles(budget)) {
            kept.add(TEXT, 0, 4);
            kept.endFile("a", "1");
            kept.endFile("empty", "0");
            kept.add(TEXT, 4, TEXT.length - 4);
            kept.endFile("b", "2");
            assertTrue(kept.isComplete());
            assertEquals(
                    List.of("a", "b"),
                    kept.files().stream().map(CaptureFile::name).toList());
            assertEquals("what", text(kept.files().get(0)));
            assertEquals(" users sent", text(kept.files().get(1)));
            assertFalse(budget.take(TEXT.length + 1));
        }
        assertTrue(budget.take(2 * TEXT.length));
    }

    @Test
    void keepsNothingWhereThereIsNoRoomForAllOfIt() {
        KeptBytes budget = new KeptBytes(TEXT.length);
        try (KeptFiles kept = new KeptFiles(budget)) {
            kept.add(TEXT, 0, TEXT.length);
            kept.add(TEXT, 0, 1);
            kept.endFile("a", "1");
            assertFalse(kept.isComplete());
            assertEquals(List.of(), kept.files());
            assertTrue(budget.take(TEXT.length));
        }
    }

    private static String text(CaptureFile file) throws IOException {
        return new String(file.open().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
