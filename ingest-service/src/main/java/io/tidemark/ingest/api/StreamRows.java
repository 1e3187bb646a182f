package io.tidemark.ingest.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.StreamRecord;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The stream table as it is served: the same columns in the same order, as lines of JSON or as CSV (RFC 4180). */
sealed interface StreamRows {

    /** Media type of lines of JSON. */
    String NDJSON = "application/x-ndjson";

    /** Media type of comma-separated values. */
    String CSV = "text/csv";

    /** What is served of a record, by the column's name, in order. No value needs quotes in CSV. */
    Map<String, Function<StreamRecord, Object>> COLUMNS = columns();

    /** The media type that it writes. */
    String mediaType();

    /** Writes all rows. */
    void write(Iterator<StreamRecord> streams, OutputStream out) throws IOException;

    /** The form that a client likes best; lines of JSON where it likes both. */
    static StreamRows accepted(List<MediaType> bestFirst, ObjectMapper json) {
        for (MediaType type : bestFirst) {
            if (type.isCompatible(MediaType.valueOf(NDJSON))) return new LinesOfJson(json);
            if (type.isCompatible(MediaType.valueOf(CSV))) return new CommaSeparated();
        }
        return new LinesOfJson(json);
    }

    private static Map<String, Function<StreamRecord, Object>> columns() {
        Map<String, Function<StreamRecord, Object>> columns = new LinkedHashMap<>();
        columns.put("protocol", StreamRecord::protocol);
        columns.put("stream", StreamRecord::stream);
        columns.put("startEpochNanos", StreamRecord::startEpochNanos);
        columns.put("endEpochNanos", StreamRecord::endEpochNanos);
        columns.put("packets", StreamRecord::packets);
        columns.put("bytes", StreamRecord::bytes);
        columns.put("syn", StreamRecord::syn);
        columns.put("synAck", StreamRecord::synAck);
        columns.put("fin", StreamRecord::fin);
        columns.put("rst", StreamRecord::rst);
        columns.put("lastFlags", StreamRecord::lastFlags);
        columns.put("originator", StreamRecord::originator);
        columns.put("responder", StreamRecord::responder);
        columns.put("originatorPort", StreamRecord::originatorPort);
        columns.put("responderPort", StreamRecord::responderPort);
        columns.put("connection", StreamRecord::connection);
        return columns;
    }

    /** An object a line. */
    record LinesOfJson(ObjectMapper json) implements StreamRows {

        @Override
        public String mediaType() {
            return NDJSON;
        }

        @Override
        public void write(Iterator<StreamRecord> streams, OutputStream out) throws IOException {
            try (JsonGenerator generator = json.createGenerator(out)) {
                generator.setRootValueSeparator(null);
                while (streams.hasNext()) {
                    writeRow(streams.next(), generator);
                }
            }
        }

        private static void writeRow(StreamRecord stream, JsonGenerator generator) throws IOException {
            generator.writeStartObject();
            for (Map.Entry<String, Function<StreamRecord, Object>> column : COLUMNS.entrySet()) {
                generator.writeObjectField(column.getKey(), column.getValue().apply(stream));
            }
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }

    /** A header and a line a stream; what a stream does not have is left empty. */
    record CommaSeparated() implements StreamRows {

        @Override
        public String mediaType() {
            return CSV;
        }

        @Override
        public void write(Iterator<StreamRecord> streams, OutputStream out) throws IOException {
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                writer.write(String.join(",", COLUMNS.keySet()) + "\n");
                while (streams.hasNext()) {
                    writeRow(streams.next(), writer);
                }
            }
        }

        private static void writeRow(StreamRecord stream, Writer writer) throws IOException {
            String separator = "";
            for (Function<StreamRecord, Object> column : COLUMNS.values()) {
                writer.write(separator);
                writer.write(Objects.toString(column.apply(stream), ""));
                separator = ",";
            }
            writer.write('\n');
        }
    }
}
