package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.JsonRows;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.ZeekConnection;
import java.io.IOException;

/** Zeek's {@code conn.log} as JSON, with endpoints in an object of their own or not. */
final class ZeekJsonFormat extends LogFormat {

    ZeekJsonFormat() {
        super("zeek-json", "Zeek's conn.log");
    }

    @Override
    public boolean recognises(Beginning beginning) throws IOException {
        return beginning.object().has("id.orig_h");
    }

    @Override
    LogRows rows(CaptureInput input) throws IOException {
        return new JsonRows(input, "Zeek's log", ZeekConnection.FIELDS);
    }

    @Override
    Dialect dialect() {
        return Dialect.each(ZeekConnection::of);
    }
}
