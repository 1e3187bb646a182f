package io.tidemark.ingest.stream;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.ingest.capture.CaptureFormat;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.CaptureLimitException;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.capture.Recording;
import io.tidemark.ingest.flow.ConnectionLog;
import io.tidemark.ingest.flow.LogRecord;
import io.tidemark.ingest.packet.FrameDecoder;
import io.tidemark.ingest.packet.PacketDecoder;
import io.tidemark.ingest.packet.TsharkJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Reads a capture while its bytes arrive and keeps of it only its streams. Container and compression are recognised by
 * content: pcap, pcapng, tshark's JSON, the reduced JSON of the source article, and the ready-made connections of Zeek's conn.log and
 * Suricata's EVE log, each also in gzip or zstd.
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
        return parse(uploaded, limits, budget, true, progress);
    }

    /**
     * Reads the input to its end, and says whether what misleads in it is corrected for session definitions.
     *
     * @see #parse(InputStream, ParserLimits, RowBudget, Progress)
     */
    public ParsedCapture parse(
            InputStream uploaded, ParserLimits limits, RowBudget budget, boolean corrects, Progress progress)
            throws IOException {
        RowBudget.Share rows = budget.share();
        try (CaptureInput input = CaptureInput.open(uploaded, limits)) {
            Read read = parsing(input, rows, progress).toEnd();
            return new ParsedCapture(read.summary(), read.streams(), rows, corrects);
        } catch (IOException | RuntimeException | Error e) {
            rows.close();
            throw e;
        }
    }

    private Parsing parsing(CaptureInput input, RowBudget.Share rows, Progress progress) throws IOException {
        CaptureFormat format = CaptureFormat.of(input);
        return switch (format) {
            case PCAP, PCAPNG -> ofFrames(input, format, rows, progress);
            case JSON -> ofDissectedPackets(input, rows, progress);
            case ZEEK_TSV -> new LogParsing(input, format, ConnectionLog.zeekTsv(input), rows, progress);
            case ZEEK_JSON -> new LogParsing(input, format, ConnectionLog.zeekJson(input), rows, progress);
            case SURICATA_EVE -> new LogParsing(input, format, ConnectionLog.suricataEve(input), rows, progress);
        };
    }

    private Parsing ofFrames(CaptureInput input, CaptureFormat format, RowBudget.Share rows, Progress progress)
            throws IOException {
        StreamTracker sorter = new StreamTracker(rows, new PairHash(hashSeeds.getAsLong()));
        return new FrameParsing(input, format, format.frames(input), new PacketDecoder(sorter), sorter, rows, progress);
    }

    private static Parsing ofDissectedPackets(CaptureInput input, RowBudget.Share rows, Progress progress)
            throws IOException {
        NumberedStreams sorter = new NumberedStreams(rows);
        TsharkJson json = new TsharkJson(input, sorter);
        return new FrameParsing(input, CaptureFormat.JSON, json, json, sorter, rows, progress);
    }

    /** Reads one capture or log. */
    private sealed interface Parsing {

        Read toEnd() throws IOException;
    }

    /** What was read of one capture or log. */
    private record Read(CaptureFormat format, FrameTally tally, Streams streams, Recording source) {

        CaptureSummary summary() {
            return summarise(format, tally, streams, source);
        }
    }

    /** What takes part in reading one capture. */
    private record FrameParsing(
            CaptureInput input,
            CaptureFormat format,
            FrameSource source,
            FrameDecoder decoder,
            StreamSorter sorter,
            RowBudget.Share rows,
            Progress progress)
            implements Parsing {

        @Override
        public Read toEnd() throws IOException {
            FrameTally tally = new FrameTally();
            Frame frame = new Frame();
            while (source.next(frame)) {
                tally.add(frame, decoder.decode(frame), source.recordOffset());
                if (tally.frames() % FRAMES_PER_PROGRESS == 0) {
                    tell(tally);
                }
            }
            tell(tally);
            checkFrames(tally, input);
            return new Read(format, tally, sorter.streams(), source);
        }

        private void tell(FrameTally tally) {
            progress.reached(input.uploadedBytes(), tally.frames(), sorter.count());
        }
    }

    /** What takes part in reading one log of connections. */
    private record LogParsing(
            CaptureInput input, CaptureFormat format, ConnectionLog log, RowBudget.Share rows, Progress progress)
            implements Parsing {

        @Override
        public Read toEnd() throws IOException {
            LoggedStreams logged = new LoggedStreams(rows);
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
            return new Read(format, tally, logged.streams(), log);
        }

        private void tell(FrameTally tally, Streams streams) {
            progress.reached(input.uploadedBytes(), tally.frames(), streams.opened());
        }
    }

    private static void checkFrames(FrameTally tally, CaptureInput input) {
        if (!tally.timed()) {
            throw new MalformedCaptureException(
                    input.offset(), "at least one packet with a time", "the end of the capture" + tally.reasons());
        }
    }

    private static CaptureSummary summarise(CaptureFormat format, FrameTally tally, Streams streams, Recording source) {
        Openness openness = new Openness(tally.latestEpochNanos());
        StreamTable udp = streams.udp();
        long udpStart = tally.earliestEpochNanos() + UDP_START_NANOS;
        PerProtocol<Long> evicted = streams.each(StreamTable::evicted);
        return new CaptureSummary(
                format,
                tally.earliestEpochNanos(),
                tally.latestEpochNanos(),
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
                evicted.tcp() + evicted.udp());
    }
}
