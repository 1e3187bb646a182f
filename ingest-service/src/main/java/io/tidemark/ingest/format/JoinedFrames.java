package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;
import java.util.List;

/** The frames of several files, those of one after those of the other. Offsets count the files one behind the other. */
final class JoinedFrames implements FrameSource {

    private final FileSequence files;
    private final Seams seams;
    private FrameSource source;
    private boolean truncated;
    private boolean knowsLengths = true;
    private long clockResolutionNanos = 1;
    private List<Finding> findings = List.of();

    JoinedFrames(FileSequence files, Seams seams) {
        this.files = files;
        this.seams = seams;
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        try {
            return read(frame);
        } catch (MalformedCaptureException e) {
            throw e.in(files.name());
        }
    }

    private boolean read(Frame frame) throws IOException {
        while (source == null || !source.next(frame)) {
            endFile();
            if (!files.hasNext()) {
                return false;
            }
            source = ((Content.OfFrames) files.next().open()).source();
            seams.begin(files.name());
        }
        if (frame.timed()) {
            seams.hear(frame.epochNanos());
        }
        return true;
    }

    private void endFile() {
        if (source == null) {
            return;
        }
        truncated |= source.truncated();
        knowsLengths &= source.knowsLengths();
        clockResolutionNanos = Math.max(clockResolutionNanos, source.clockResolutionNanos());
        findings = JoinedFindings.of(findings, source.findings());
        source = null;
    }

    @Override
    public long recordOffset() {
        return files.offsetBefore() + source.recordOffset();
    }

    @Override
    public boolean truncated() {
        return truncated;
    }

    @Override
    public long clockResolutionNanos() {
        return clockResolutionNanos;
    }

    @Override
    public boolean knowsLengths() {
        return knowsLengths;
    }

    @Override
    public List<Finding> findings() {
        return JoinedFindings.of(seams.findings(), findings);
    }
}
