package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.JsonRows;
import io.tidemark.ingest.connlog.LogRow;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.ZeekConnection;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Zeek's {@code conn.log} as JSON, with endpoints in an object of their own or not. */
final class ZeekJsonFormat extends LogFormat {

    private static final String ENDPOINTS = "id.";

    /** Those of endpoints also with an underscore, as systems name them that know no dots. */
    private static final Set<String> FIELDS = ZeekConnection.FIELDS.stream()
            .flatMap(name -> Stream.of(name, name.replace(ENDPOINTS, "id_")))
            .collect(Collectors.toUnmodifiableSet());

    ZeekJsonFormat() {
        super("zeek-json", "Zeek's conn.log");
    }

    @Override
    public boolean recognises(Beginning beginning) throws IOException {
        return beginning.object().has("id.orig_h") || beginning.object().has("id_orig_h");
    }

    @Override
    LogRows rows(CaptureInput input) throws IOException {
        return new JsonRows(input, "Zeek's log", FIELDS);
    }

    private static Map<String, String> withDots(Map<String, String> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        field -> field.getKey().replace("id_", ENDPOINTS), Map.Entry::getValue, (one, other) -> one));
    }

    @Override
    Dialect dialect() {
        return Dialect.each(row -> ZeekConnection.of(new LogRow(withDots(row.fields()))));
    }
}
