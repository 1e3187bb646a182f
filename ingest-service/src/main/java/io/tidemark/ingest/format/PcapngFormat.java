package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.JoinedFiles;
import io.tidemark.ingest.capture.PcapngReader;
import java.io.IOException;

/** Wireshark's container, of one section or several. */
final class PcapngFormat implements CaptureFormat {

    @Override
    public String label() {
        return "pcapng";
    }

    @Override
    public String title() {
        return "pcapng";
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return beginning.magic().stream().anyMatch(PcapngReader::recognises);
    }

    @Override
    public Content open(CaptureInput input) throws IOException {
        return new Content.Frames(new JoinedFiles(input));
    }
}
