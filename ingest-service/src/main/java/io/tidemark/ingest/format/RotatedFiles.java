package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.ParserLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files of one capture, such as those of a rotation, in the order of their first records. */
public final class RotatedFiles {

    private final CaptureFormat format;
    private final List<CaptureFile> files;
    private final int copies;
    private final ParserLimits limits;

    private RotatedFiles(CaptureFormat format, List<CaptureFile> files, int copies, ParserLimits limits) {
        this.format = format;
        this.files = files;
        this.copies = copies;
        this.limits = limits;
    }

    /**
     * Looks into files and puts them in order. Those that hold the same as another are left out.
     *
     * @param files one or more, in any order
     * @param limits what they may cost together
     * @throws MixedFilesException where they have different forms or link types
     * @throws io.tidemark.ingest.capture.MalformedCaptureException where one is no capture, naming it
     */
    public static RotatedFiles inOrder(List<? extends CaptureFile> files, ParserLimits limits) throws IOException {
        List<FirstRecord> first = new ArrayList<>();
        for (CaptureFile file : files) {
            first.add(FirstRecord.of(file, limits));
        }
        requireAlike(first);
        first.sort(FirstRecord.BY_TIME);
        List<CaptureFile> ordered =
                Copies.leaveOut(first, limits).stream().map(FirstRecord::file).toList();
        return new RotatedFiles(first.get(0).format(), ordered, files.size() - ordered.size(), limits);
    }

    private static void requireAlike(List<FirstRecord> files) {
        FirstRecord first = files.get(0);
        for (FirstRecord other : files) {
            if (other.format() != first.format()) {
                throw MixedFilesException.ofForms(other, first);
            }
        }
        files.stream().filter(file -> !file.linkTypes().isEmpty()).reduce(RotatedFiles::requireCommonLinkType);
    }

    private static FirstRecord requireCommonLinkType(FirstRecord first, FirstRecord other) {
        if (Collections.disjoint(other.linkTypes(), first.linkTypes())) {
            throw MixedFilesException.ofLinkTypes(other, first);
        }
        return first;
    }

    /** SHA-256 of each file as uploaded, lower-case hexadecimal, in the order in which they are read. */
    public List<String> digests() {
        return files.stream().map(CaptureFile::digest).toList();
    }

    /** Opens them to be read as one. */
    public OpenCapture open() throws IOException {
        FileSequence sequence = new FileSequence(files, limits);
        return new OpenSequence(format, content(sequence), sequence);
    }

    private Content content(FileSequence sequence) {
        if (format instanceof LogFormat log) {
            return new Content.Connections(new JoinedLog(log, sequence, Seams.ofLogs(copies)));
        }
        FrameSource frames = new JoinedFrames(sequence, Seams.ofFrames(copies));
        return format.log().isPresent() ? new Content.Exports(frames) : new Content.Frames(frames);
    }

    private record OpenSequence(CaptureFormat format, Content content, FileSequence files) implements OpenCapture {

        @Override
        public long uploadedBytes() {
            return files.uploadedBytes();
        }

        @Override
        public long offset() {
            return files.offset();
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }
}
