package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.JsonRows;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.SuricataEvents;
import java.io.IOException;

/** Suricata's EVE log. */
final class SuricataEveFormat extends LogFormat {

    SuricataEveFormat() {
        super("suricata-eve", "Suricata's EVE log");
    }

    @Override
    public boolean recognises(Beginning beginning) throws IOException {
        return beginning.object().has("event_type");
    }

    @Override
    LogRows rows(CaptureInput input) throws IOException {
        return new JsonRows(input, title(), SuricataEvents.FIELDS);
    }

    @Override
    Dialect dialect() {
        return new SuricataEvents();
    }
}
