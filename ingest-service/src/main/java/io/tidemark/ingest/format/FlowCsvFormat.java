package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.CsvColumns;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.Directions;
import io.tidemark.ingest.connlog.LineRows;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.text.Separated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flows as CSV with a line of names: a row a flow, of one direction or of both. Exporters and meters end a flow at their timeouts, so rows of the same
 * endpoints are put together, see {@link Directions}. What follows a line {@code Summary} is none. Times without a zone are taken as UTC.
 */
final class FlowCsvFormat extends LogFormat {

    private static final String SUMMARY = "Summary";

    private final FlowColumns columns;

    /**
     * @param label what it is called where it is stored
     * @param title what people call it
     * @param columns how it names them
     */
    FlowCsvFormat(String label, String title, FlowColumns columns) {
        super(label, title);
        this.columns = columns;
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return columns.areIn(beginning.firstLine());
    }

    @Override
    public boolean infersConnections() {
        return true;
    }

    @Override
    LogRows rows(CaptureInput input) {
        return new LineRows(input, title(), new Lines());
    }

    /** Takes lines apart; the first names columns, and so does the first of each file that was joined to it. */
    private final class Lines implements LineRows.Fields {

        private CsvColumns named = new CsvColumns(List.of(), ',');
        private boolean over;

        @Override
        public Optional<Map<String, String>> of(String line) {
            if (columns.areIn(line)) {
                named = new CsvColumns(columns.of(line), ',');
                over = false;
                return Optional.empty();
            }
            over |= line.startsWith(SUMMARY);
            return over ? Optional.empty() : Optional.of(fields(line));
        }

        private Map<String, String> fields(String line) {
            Map<String, String> fields = new HashMap<>();
            named.leading(Separated.cells(line, ',')).forEach((name, value) -> fields.put(name, value.strip()));
            fields.values().removeIf(String::isEmpty);
            return fields;
        }
    }

    @Override
    Dialect dialect() {
        return new PairedFlows(columns.durationNanos());
    }
}
