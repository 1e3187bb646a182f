package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.text.Blanks;
import io.tidemark.ingest.tshark.TsharkJson;
import java.io.IOException;

/** tshark's JSON in any of its forms; whatever JSON no other format knows is taken for it, and read as far as it makes sense. */
final class TsharkJsonFormat implements CaptureFormat {

    @Override
    public String label() {
        return "tshark-json";
    }

    @Override
    public String title() {
        return "tshark's JSON";
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return beginning.isJson();
    }

    @Override
    public Content open(CaptureInput input) throws IOException {
        Blanks.skip(input);
        return new Content.Dissected(new TsharkJson(input));
    }
}
