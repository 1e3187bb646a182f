package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.JoinedFiles;
import io.tidemark.ingest.capture.PcapReader;
import java.io.IOException;

/** The classic container of libpcap. */
final class PcapFormat implements CaptureFormat {

    @Override
    public String label() {
        return "pcap";
    }

    @Override
    public String title() {
        return "pcap";
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return beginning.magic().stream().anyMatch(PcapReader::recognises);
    }

    @Override
    public Content open(CaptureInput input) throws IOException {
        return new Content.Frames(new JoinedFiles(input));
    }
}
