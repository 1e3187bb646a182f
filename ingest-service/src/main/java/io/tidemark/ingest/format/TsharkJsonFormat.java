package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.text.Blanks;
import io.tidemark.ingest.text.FirstObject;
import io.tidemark.ingest.tshark.TsharkJson;
import java.io.IOException;
import java.util.List;

/** tshark's JSON in any of its forms. JSON without any member tells nothing else. */
final class TsharkJsonFormat implements CaptureFormat {

    /** What names of members begin with: of packets, fields, and the lines before each packet. */
    private static final List<String> LAYERS =
            List.of("layers", "frame.", "frame_", "eth.", "ip.", "ipv6.", "tcp.", "udp.", "index.");

    @Override
    public String label() {
        return "tshark-json";
    }

    @Override
    public String title() {
        return "tshark's JSON or named columns";
    }

    @Override
    public boolean recognises(Beginning beginning) throws IOException {
        FirstObject object = beginning.object();
        return beginning.isJson() && object.names().isEmpty() || LAYERS.stream().anyMatch(object::hasAnyUnder);
    }

    @Override
    public Content open(CaptureInput input) throws IOException {
        Blanks.skip(input);
        return new Content.Dissected(new TsharkJson(input));
    }
}
