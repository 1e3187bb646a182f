package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.text.Blanks;
import io.tidemark.ingest.tshark.TsharkColumns;
import java.io.IOException;

/** tshark's columns of fields, named in the first line. */
final class TsharkFieldsFormat implements CaptureFormat {

    @Override
    public String label() {
        return "tshark-fields";
    }

    @Override
    public String title() {
        return "tshark's JSON or named columns";
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return TsharkColumns.namesFields(beginning.firstLine());
    }

    @Override
    public Content open(CaptureInput input) throws IOException {
        Blanks.skip(input);
        return new Content.Dissected(new TsharkColumns(input));
    }
}
