package io.tidemark.ingest.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongAnswersTest {

    private final LongAnswers answers = new LongAnswers(Duration.ofMillis(10));

    @Test
    void writesTheWholeText() throws IOException {
        String text = "one µ ".repeat(10_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answers.inTurn(() -> text).write(out);
        assertEquals(text, out.toString(StandardCharsets.UTF_8));
    }

    /** A second one is asked for while the first is written, by whoever takes its bytes. */
    @Test
    void asksToComeBackWhileAnotherIsWritten() throws IOException {
        OutputStream impatient = new OutputStream() {
            @Override
            public void write(int one) {
                BusyException e = assertThrows(BusyException.class, LongAnswersTest.this::writeAnother);
                assertTrue(e.getMessage().contains("tried again"), e.getMessage());
            }
        };
        answers.inTurn(() -> "a").write(impatient);
        writeAnother();
    }

    @Test
    void letsTheNextOneOutAfterOneThatBrokeOff() throws IOException {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the client is gone");
            }
        };
        assertThrows(IOException.class, () -> answers.inTurn(() -> "a").write(gone));
        assertThrows(
                IllegalStateException.class,
                () -> answers.inTurn(() -> {
                            throw new IllegalStateException("no database");
                        })
                        .write(gone));
        writeAnother();
    }

    private void writeAnother() throws IOException {
        answers.inTurn(() -> "another").write(OutputStream.nullOutputStream());
    }
}
