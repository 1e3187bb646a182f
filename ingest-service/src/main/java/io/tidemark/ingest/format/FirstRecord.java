package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a file begins with.
 *
 * @param linkTypes of its interfaces as they are described before that; none for a log
 * @param epochNanos when that frame was captured, or when the first connection of a log ended, for logs are written in that order; empty in a file
 *     without any
 */
record FirstRecord(CaptureFile file, CaptureFormat format, Set<Integer> linkTypes, OptionalLong epochNanos) {

    /** The earliest first, files without a record last; equal times by content, so that no order of arrival matters. */
    static final Comparator<FirstRecord> BY_TIME = Comparator.comparingLong(
                    (FirstRecord first) -> first.epochNanos().orElse(Long.MAX_VALUE))
            .thenComparing(first -> first.file().digest());

    /** Looks into a file. */
    static FirstRecord of(CaptureFile file, ParserLimits limits) throws IOException {
        try (InputStream bytes = file.open();
                OpenFile open = OpenFile.of(bytes, limits)) {
            return of(file, open);
        } catch (MalformedCaptureException e) {
            throw e.in(file.name());
        }
    }

    private static FirstRecord of(CaptureFile file, OpenFile open) throws IOException {
        if (open.content() instanceof Content.OfFrames frames) {
            return ofFrames(file, open.format(), frames.source());
        }
        if (open.content() instanceof Content.Connections connections) {
            return new FirstRecord(file, open.format(), Set.of(), firstEnd(connections.log()));
        }
        throw MixedFilesException.ofNumberedStreams(file, open.format());
    }

    private static FirstRecord ofFrames(CaptureFile file, CaptureFormat format, FrameSource source) throws IOException {
        Frame frame = new Frame();
        boolean more = source.next(frame);
        while (more && !frame.timed()) {
            more = source.next(frame);
        }
        OptionalLong epochNanos = more ? OptionalLong.of(frame.epochNanos()) : OptionalLong.empty();
        return new FirstRecord(file, format, source.linkTypes(), epochNanos);
    }

    private static OptionalLong firstEnd(LogSource log) throws IOException {
        for (Optional<LogRecord> next = log.next(); next.isPresent(); next = log.next()) {
            if (next.get().told().isPresent()) {
                return OptionalLong.of(next.get().told().get().endEpochNanos());
            }
        }
        return OptionalLong.empty();
    }
}
