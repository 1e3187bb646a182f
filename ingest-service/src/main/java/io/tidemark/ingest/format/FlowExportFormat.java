package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.JoinedFiles;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.PcapReader;
import io.tidemark.ingest.capture.PcapngReader;
import io.tidemark.ingest.netflow.ExportLog;
import java.io.IOException;
import java.util.Optional;

/**
 * A capture of what exporters tell a collector of flows: NetFlow 5, 7 and 9, and IPFIX. It is one if all packets of TCP and UDP at its beginning are such datagrams, to
 * whatever port.
 */
final class FlowExportFormat implements CaptureFormat {

    @Override
    public String label() {
        return "netflow-ipfix";
    }

    @Override
    public String title() {
        return "captured NetFlow or IPFIX";
    }

    @Override
    public Optional<String> log() {
        return Optional.of(title());
    }

    @Override
    public boolean recognises(Beginning beginning) throws IOException {
        boolean isCapture = beginning.magic().stream()
                .anyMatch(magic -> PcapReader.recognises(magic) || PcapngReader.recognises(magic));
        try {
            return isCapture && ExportLog.isAllOf(new JoinedFiles(beginning.input()));
        } catch (MalformedCaptureException e) {
            return false; // its own format says so, with the place
        }
    }

    @Override
    public boolean infersConnections() {
        return true;
    }

    @Override
    public Content open(CaptureInput input) throws IOException {
        return new Content.Exports(new JoinedFiles(input));
    }
}
