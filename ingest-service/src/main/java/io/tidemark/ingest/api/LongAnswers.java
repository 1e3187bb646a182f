package io.tidemark.ingest.api;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets documents that are long to the heap out one after the other, in pieces, as fast as who asked takes them: two weeks second by second are
 * some 15 MB. Whoever does not get a turn in time is told to come back.
 */
final class LongAnswers {

    /** Shorter documents need no turn. */
    static final long LONG_BYTES = 1 << 20;

    private static final int PIECE = 1 << 13;

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration longestWait;

    /**
     * @param longestWait how long a document waits for its turn
     */
    LongAnswers(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /**
     * A body that has its turn while it is written.
     *
     * @param document has the text; asked for once it is its turn
     */
    StreamingOutput inTurn(Supplier<String> document) {
        return out -> {
            take();
            try {
                write(document.get(), out);
            } finally {
                turn.release();
            }
        };
    }

    private void take() {
        try {
            if (turn.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException("other answers of over " + LONG_BYTES + " bytes are under way, for longer than "
                + longestWait.toSeconds() + " s; the same can be tried again");
    }

    private static void write(String text, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (int at = 0; at < text.length(); at += PIECE) {
            writer.write(text, at, Math.min(PIECE, text.length() - at));
        }
        writer.flush();
    }
}
