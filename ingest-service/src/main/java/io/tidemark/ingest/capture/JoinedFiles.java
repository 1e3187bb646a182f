package io.tidemark.ingest.capture;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Captures one behind another, as {@code cat} joins them: pcap and pcapng in any order, each read as what it is. Sections of pcapng are no files
 * of their own.
 */
public final class JoinedFiles implements FrameSource {

    private final CaptureInput input;
    private final List<Finding> findings = new ArrayList<>();
    private FrameSource file;
    private long files = 1;
    private long secondAt;
    private long resolutionBefore;

    /**
     * @param input begins with the header of a pcap or a pcapng
     */
    public JoinedFiles(CaptureInput input) throws IOException {
        this.input = input;
        this.file = open();
    }

    private FrameSource open() throws IOException {
        boolean pcap = input.look(Integer.BYTES) >= Integer.BYTES
                && PcapReader.recognises(BigEndian.i32(input.bytes(), input.position()));
        return pcap ? new PcapReader(input) : new PcapngReader(input);
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        while (!file.next(frame)) {
            if (file.truncated() || input.look(1) == 0) {
                return false;
            }
            openNext();
        }
        return true;
    }

    private void openNext() throws IOException {
        findings.addAll(file.findings());
        resolutionBefore = clockResolutionNanos();
        if (files++ == 1) {
            secondAt = input.offset();
        }
        file = open();
    }

    @Override
    public Set<Integer> linkTypes() {
        return file.linkTypes();
    }

    @Override
    public long recordOffset() {
        return file.recordOffset();
    }

    @Override
    public boolean truncated() {
        return file.truncated();
    }

    @Override
    public long clockResolutionNanos() {
        return Math.max(resolutionBefore, file.clockResolutionNanos());
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(file.findings());
        if (files > 1) {
            all.add(FindingCode.FILES_JOINED.with(Map.of("files", files, "offset", secondAt)));
        }
        return all;
    }
}
