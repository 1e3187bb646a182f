package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.LineRows;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.ZeekColumns;
import io.tidemark.ingest.connlog.ZeekConnection;
import io.tidemark.ingest.connlog.ZeekTsv;

/** Zeek's {@code conn.log} as columns, with its header or without. */
final class ZeekTsvFormat extends LogFormat {

    ZeekTsvFormat() {
        super("zeek-tsv", "Zeek's conn.log");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return beginning.startsWith("#")
                ? beginning.lines().anyMatch(line -> line.startsWith("#separator ") || line.startsWith("#fields"))
                : ZeekColumns.recognises(beginning.firstLine());
    }

    @Override
    LogRows rows(CaptureInput input) {
        return new LineRows(input, "Zeek's log", new ZeekTsv());
    }

    @Override
    Dialect dialect() {
        return Dialect.each(ZeekConnection::of);
    }
}
