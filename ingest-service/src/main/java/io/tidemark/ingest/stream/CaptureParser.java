package io.tidemark.ingest.stream;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureLimitException;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.capture.Recording;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogSource;
import io.tidemark.ingest.format.CaptureFormat;
import io.tidemark.ingest.format.CaptureFormats;
import io.tidemark.ingest.format.Content;
import io.tidemark.ingest.format.OpenCapture;
import io.tidemark.ingest.format.OpenFile;
import io.tidemark.ingest.format.RotatedFiles;
import io.tidemark.ingest.netflow.ExportLog;
import io.tidemark.ingest.packet.FrameDecoder;
import io.tidemark.ingest.packet.PacketDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Reads a capture while its bytes arrive and keeps of it only its streams. Its form, one of {@link CaptureFormats}, is recognised by
 * content, and so is a compression with gzip or zstd.
 */
public final class CaptureParser {

    /** A power of two, so that telling the progress costs next to nothing. */
    private static final int FRAMES_PER_PROGRESS = 1 << 12;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long UDP_START_NANOS = 30 * NANOS_PER_SECOND;

    private final LongSupplier hashSeeds;

    /**
     * @param hashSeeds gives a secret seed for the hash table of each capture; what is read does not depend on it
     */
    public CaptureParser(LongSupplier hashSeeds) {
        this.hashSeeds = hashSeeds;
    }

    /**
     * Reads the input to its end, with as many rows as {@code limits} allow for itself.
     *
     * @see #parse(InputStream, ParserLimits, RowBudget, Progress)
     */
    public ParsedCapture parse(InputStream uploaded, ParserLimits limits, Progress progress) throws IOException {
        return parse(uploaded, limits, new RowBudget(limits.maxStreams()), progress);
    }

    /**
     * Reads the input to its end. It is not closed.
     *
     * @param uploaded the bytes as they were uploaded
     * @param limits what the capture may cost
     * @param budget grants rows to its stream tables, until what is returned is closed
     * @param progress hears how far it has come
     * @return the streams and what is known of the capture; a capture whose last record is cut is read up to there
     * @throws MalformedCaptureException where the content is no capture, or holds no frame
     * @throws CaptureLimitException where it exceeds a limit
     * @throws IOException where the upload itself breaks off
     */
    public ParsedCapture parse(InputStream uploaded, ParserLimits limits, RowBudget budget, Progress progress)
            throws IOException {
        return parse(uploaded, limits, budget, ReadingOptions.CORRECTED, progress);
    }

    /**
     * Reads the input to its end, as told.
     *
     * @see #parse(InputStream, ParserLimits, RowBudget, Progress)
     */
    public ParsedCapture parse(
            InputStream uploaded, ParserLimits limits, RowBudget budget, ReadingOptions options, Progress progress)
            throws IOException {
        return parse(() -> OpenFile.of(uploaded, limits), budget, options, progress);
    }

    /**
     * Reads files of one capture, one after the other, as one input.
     *
     * @see #parse(InputStream, ParserLimits, RowBudget, Progress)
     */
    public ParsedCapture parse(RotatedFiles files, RowBudget budget, ReadingOptions options, Progress progress)
            throws IOException {
        return parse(files::open, budget, options, progress);
    }

    /** Opens what is to be read. */
    @FunctionalInterface
    private interface Opening {

        OpenCapture open() throws IOException;
    }

    private ParsedCapture parse(Opening opening, RowBudget budget, ReadingOptions options, Progress progress)
            throws IOException {
        RowBudget.Share rows = budget.share();
        try (OpenCapture input = opening.open()) {
            Read read = parsing(input, rows, options, progress).toEnd();
            return new ParsedCapture(read.summary(), read.streams(), read.clock(), rows, options.corrects());
        } catch (IOException | RuntimeException | Error e) {
            rows.close();
            throw e;
        }
    }

    private Parsing parsing(OpenCapture input, RowBudget.Share rows, ReadingOptions options, Progress progress) {
        CaptureClock clock = new CaptureClock(options.corrects());
        Content content = input.content();
        if (content instanceof Content.Frames frames) {
            HostSample hosts = hosts(options, false);
            StreamTracker sorter = new StreamTracker(rows, clock, hosts, new PairHash(hashSeeds.getAsLong()));
            PacketDecoder decoder = new PacketDecoder(sorter);
            return new FrameParsing(input, frames.source(), decoder, sorter, hosts, clock, progress);
        }
        if (content instanceof Content.Dissected dissected) {
            HostSample hosts = hosts(options, false);
            NumberedStreams sorter = new NumberedStreams(rows, clock, hosts);
            FrameDecoder decoder = frame -> dissected.source().decode(frame, sorter);
            return new FrameParsing(input, dissected.source(), decoder, sorter, hosts, clock, progress);
        }
        LogSource log = content instanceof Content.Exports exports
                ? new ExportLog(exports.source())
                : ((Content.Connections) content).log();
        HostSample hosts = hosts(options, true);
        return new LogParsing(input, log, new LoggedStreams(rows, hosts), hosts, progress);
    }

    private HostSample hosts(ReadingOptions options, boolean openersAreTold) {
        PairHash hash = new PairHash(hashSeeds.getAsLong());
        return new HostSample(options.inside(), options.users(), openersAreTold, hash);
    }

    /** Reads one capture or log. */
    private sealed interface Parsing {

        Read toEnd() throws IOException;
    }

    /** What was read of one capture or log. */
    private record Read(
            CaptureFormat format,
            FrameTally tally,
            Streams streams,
            HostSample hosts,
            CorrectedClock clock,
            Recording source,
            List<Finding> ofPackets) {

        CaptureSummary summary() {
            return summarise(format, tally, streams, hosts.sampled(), clock, source, findings());
        }

        private List<Finding> findings() {
            List<Finding> findings = new ArrayList<>(missing());
            findings.addAll(source.findings());
            findings.addAll(ofPackets);
            findings.addAll(ClockFindings.of(clock));
            if (format.log().isEmpty() && !isRefused(findings)) {
                refusal().or(() -> BothSides.of(streams, clock)).ifPresent(findings::add);
            }
            return findings;
        }

        /** What there was no room for. */
        private List<Finding> missing() {
            List<Finding> missing = new ArrayList<>();
            hosts.sampled()
                    .map(sample ->
                            FindingCode.HOSTS_SAMPLED.with(Map.of("hosts", sample.kept(), "ofHosts", sample.of())))
                    .ifPresent(missing::add);
            long displaced = streams.each(StreamTable::displaced).tcp()
                    + streams.each(StreamTable::displaced).udp();
            if (displaced > 0) {
                missing.add(FindingCode.STREAMS_EVICTED.with(Map.of("streams", displaced)));
            }
            return missing;
        }

        private Optional<Finding> refusal() {
            return new Refusals(streams, tally, clock).first();
        }

        private static boolean isRefused(List<Finding> findings) {
            return findings.stream().anyMatch(Finding::isRefusal);
        }
    }

    /** What takes part in reading one capture. */
    private record FrameParsing(
            OpenCapture input,
            FrameSource source,
            FrameDecoder decoder,
            StreamSorter sorter,
            HostSample hosts,
            CaptureClock clock,
            Progress progress)
            implements Parsing {

        @Override
        public Read toEnd() throws IOException {
            FrameTally tally = new FrameTally();
            Frame frame = new Frame();
            while (source.next(frame)) {
                clock.hear(frame, source.recordOffset());
                tally.add(frame, decoder.decode(frame), source.recordOffset());
                if (tally.frames() % FRAMES_PER_PROGRESS == 0) {
                    tell(tally);
                }
            }
            tell(tally);
            checkFrames(tally, input);
            Streams streams = sorter.streams();
            CorrectedClock corrected = tally.corrected(clock);
            CutConnections.join(streams.tcp(), corrected);
            return new Read(input.format(), tally, streams, hosts, corrected, source, findings(tally.frames()));
        }

        private List<Finding> findings(long packets) {
            boolean anyConnection = sorter.streams().countedConnections() > 0;
            return Stream.concat(decoder.findings(anyConnection).stream(), sorter.findings(packets).stream())
                    .toList();
        }

        private void tell(FrameTally tally) {
            progress.reached(input.uploadedBytes(), tally.frames(), sorter.count());
        }
    }

    /** What takes part in reading one log of connections. */
    private record LogParsing(
            OpenCapture input, LogSource log, LoggedStreams logged, HostSample hosts, Progress progress)
            implements Parsing {

        @Override
        public Read toEnd() throws IOException {
            FrameTally tally = new FrameTally();
            for (Optional<LogRecord> next = log.next(); next.isPresent(); next = log.next()) {
                tally.add(next.get(), log.recordOffset());
                logged.add(next.get());
                if (tally.records() % FRAMES_PER_PROGRESS == 0) {
                    tell(tally, logged.streams());
                }
            }
            tell(tally, logged.streams());
            checkFrames(tally, input);
            CorrectedClock clock = tally.corrected(new CaptureClock(false));
            return new Read(input.format(), tally, logged.streams(), hosts, clock, log, List.of());
        }

        private void tell(FrameTally tally, Streams streams) {
            progress.reached(input.uploadedBytes(), tally.frames(), streams.opened());
        }
    }

    private static void checkFrames(FrameTally tally, OpenCapture input) {
        if (!tally.timed()) {
            throw new MalformedCaptureException(
                    input.offset(), "at least one packet with a time", "the end of the capture" + tally.reasons());
        }
    }

    private static CaptureSummary summarise(
            CaptureFormat format,
            FrameTally tally,
            Streams streams,
            Optional<SampledHosts> sampled,
            CorrectedClock clock,
            Recording source,
            List<Finding> findings) {
        Openness openness = new Openness(tally.latestEpochNanos());
        StreamTable udp = streams.udp();
        long udpStart = tally.earliestEpochNanos() + UDP_START_NANOS;
        PerProtocol<Long> evicted = streams.each(StreamTable::evicted);
        return new CaptureSummary(
                format,
                tally.earliestEpochNanos(),
                tally.latestEpochNanos(),
                clock.startEpochNanos(),
                clock.endEpochNanos(),
                tally.frames(),
                source.knowsLengths() ? OptionalLong.of(tally.bytes()) : OptionalLong.empty(),
                source.clockResolutionNanos(),
                source.truncated(),
                streams.each(StreamTable::opened),
                streams.each(table -> Streams.count(table, table::isConnection)),
                streams.each(table -> Streams.count(table, row -> openness.isOpen(table, row))),
                Streams.count(udp, row -> udp.start(row) < udpStart),
                tally.skipped(),
                tally.firstSkipped(),
                evicted.tcp() + evicted.udp(),
                sampled,
                findings);
    }
}
