package io.tidemark.ingest.netflow;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogSource;
import io.tidemark.ingest.connlog.Traffic;
import io.tidemark.ingest.packet.PacketDecoder;
import io.tidemark.ingest.text.ClockTicks;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The connections that the datagrams of a capture tell a collector of. What else the capture holds is passed over, and counted.
 */
public final class ExportLog implements LogSource {

    private final FrameSource frames;
    private final Frame frame = new Frame();
    private final Queue<LogRecord> ready = new ArrayDeque<>();
    private final Unread unread = new Unread();
    private final Sampling sampling = new Sampling();
    private final FlowRecords flows = new FlowRecords(ready::add);
    private final ExportReader reader = new ExportReader(flows, unread, sampling);
    private final Exports exports = new Exports(reader::read);
    private final PacketDecoder decoder = PacketDecoder.ofExports(exports);
    private ClockTicks ticks = ClockTicks.COARSEST;
    private boolean knowsLengths = true;
    private long offset;
    private boolean any;
    private boolean ended;

    /**
     * @param frames of the capture
     */
    public ExportLog(FrameSource frames) {
        this.frames = frames;
    }

    /** Whether all frames of TCP and UDP tell of flows, of which there must be one. */
    public static boolean isAllOf(FrameSource frames) throws IOException {
        Exports exports = new Exports((packet, bytes) -> {});
        PacketDecoder decoder = PacketDecoder.ofExports(exports);
        Frame frame = new Frame();
        while (exports.others() == 0 && frames.next(frame)) {
            decoder.decode(frame);
        }
        return exports.count() > 0 && exports.others() == 0;
    }

    /**
     * @throws MalformedCaptureException at the end where nothing could be read
     */
    @Override
    public Optional<LogRecord> next() throws IOException {
        while (ready.isEmpty() && !ended) {
            read();
        }
        Optional<LogRecord> next = Optional.ofNullable(ready.poll());
        next.flatMap(LogRecord::told).ifPresent(this::learn);
        if (next.isEmpty() && !any) {
            throw new MalformedCaptureException(
                    offset, "records of flows, with their templates before them", unread.toString());
        }
        return next;
    }

    private void read() throws IOException {
        ended = !frames.next(frame);
        if (ended) {
            flows.end();
            return;
        }
        offset = frames.recordOffset();
        long others = exports.others();
        long before = exports.count();
        decoder.decode(frame);
        if (exports.others() > others) {
            unread.addPacket();
        }
        if (exports.count() == before) {
            ready.add(new LogRecord.OtherKind());
        }
    }

    private void learn(Traffic traffic) {
        any = true;
        ticks = ticks.with(traffic.startEpochNanos()).with(traffic.endEpochNanos());
        knowsLengths &= traffic.bytes().isPresent();
    }

    @Override
    public long recordOffset() {
        return offset;
    }

    @Override
    public boolean truncated() {
        return frames.truncated();
    }

    @Override
    public long clockResolutionNanos() {
        return ticks.nanos();
    }

    @Override
    public boolean knowsLengths() {
        return knowsLengths;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(frames.findings());
        sampling.finding().ifPresent(findings::add);
        unread.finding().ifPresent(findings::add);
        return findings;
    }
}
