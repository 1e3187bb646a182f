package io.tidemark.ingest.connlog;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.text.TextLines;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Rows of a log with a line each. Empty lines are passed over, as where files were joined by hand. */
public final class LineRows implements LogRows {

    private static final String COMMENT = "#";

    private final CaptureInput input;
    private final TextLines lines;
    private final String name;
    private final Fields fields;
    private boolean truncated;

    /**
     * @param input begins with the first line
     * @param name whose log it is, for messages
     * @param fields takes lines apart
     */
    public LineRows(CaptureInput input, String name, Fields fields) {
        this.input = input;
        this.lines = new TextLines(input);
        this.name = name;
        this.fields = fields;
    }

    /** Takes a line apart. */
    @FunctionalInterface
    public interface Fields {

        /** The fields of a line by their names, empty where it is no row, such as a header. */
        Optional<Map<String, String>> of(String line) throws WrongFieldException;
    }

    @Override
    public boolean next(Reading reading) throws IOException {
        while (lines.next()) {
            if (!lines.text().isEmpty() && read(reading)) {
                return true;
            }
        }
        truncated = !lines.text().isEmpty() && !lines.text().startsWith(COMMENT);
        return false;
    }

    private boolean read(Reading reading) {
        try {
            Optional<Map<String, String>> row = fields.of(lines.text());
            if (row.isPresent()) {
                reading.read(new LogRow(row.get()));
            }
            return row.isPresent();
        } catch (WrongFieldException e) {
            throw new MalformedCaptureException(
                    lines.offset(), e.expected() + " in line " + lines.number() + " of " + name, e.found());
        }
    }

    @Override
    public long offset() {
        return lines.offset();
    }

    @Override
    public boolean truncated() {
        return truncated || input.cut();
    }
}
