package io.tidemark.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * One form that an upload may have, read as it is and once more in pieces: whatever the pieces are, the same comes of it.
 *
 * @param name the form
 * @param seeds valid uploads
 */
record ContainerTarget(String name, List<byte[]> seeds) implements FuzzTarget {

    /** CPU time that every form of upload is to be fuzzed for. */
    static final int QUOTA_CPU_SECONDS = 20 * 60;

    private static final int MOST_BYTES_A_PIECE = 23;

    @Override
    public int quotaCpuSeconds() {
        return QUOTA_CPU_SECONDS;
    }

    @Override
    public void check(byte[] input) {
        CaptureReading whole = CaptureReading.of(input);
        CaptureReading inPieces = CaptureReading.whole(new Pieces(input), 2);
        if (whole.depends() || inPieces.depends()) {
            assertTrue(whole.isRefused() && inPieces.isRefused() || whole.limited() || inPieces.limited());
        } else {
            assertEquals(whole, inPieces);
        }
    }

    /** Gives a few bytes at a time, each time another number of them, and never says that there are more. */
    private static final class Pieces extends ByteArrayInputStream {

        private int pieces;

        Pieces(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            int most = 1 + pieces++ * 7 % MOST_BYTES_A_PIECE;
            return super.read(target, offset, Math.min(length, most));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
