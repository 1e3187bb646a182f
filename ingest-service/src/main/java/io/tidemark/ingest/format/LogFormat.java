package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.ConnectionLog;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.text.Blanks;
import java.io.IOException;
import java.util.Optional;

/** A log of ready-made connections: rows by names. */
abstract class LogFormat implements CaptureFormat {

    private final String label;
    private final String title;

    LogFormat(String label, String title) {
        this.label = label;
        this.title = title;
    }

    @Override
    public final String label() {
        return label;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Optional<String> log() {
        return Optional.of(title);
    }

    @Override
    public final Content open(CaptureInput input) throws IOException {
        return new Content.Connections(log(textRows(input)));
    }

    /** The log that has these rows, of one input or several. */
    final ConnectionLog log(LogRows rows) {
        return new ConnectionLog(title, rows, dialect());
    }

    /** The rows of an input, behind any white space. */
    final LogRows textRows(CaptureInput input) throws IOException {
        Blanks.skip(input);
        return rows(input);
    }

    /** Takes an input apart into rows, from its first character on. */
    abstract LogRows rows(CaptureInput input) throws IOException;

    /** Makes records of the rows of one log. */
    abstract Dialect dialect();
}
