package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts connections together of which a log tells each direction apart, and where it logs at intervals, each stretch. Stretches of the same endpoints are
 * one connection unless it was silent between them for longer than {@value #TCP_SILENCE_SECONDS} s (TCP) or {@value #UDP_SILENCE_SECONDS} s (UDP), or a SYN
 * follows its close. Of more than {@value #MAX_PENDING} at a time those that were told longest ago are taken to be complete.
 */
public final class Directions {

    static final int MAX_PENDING = 1 << 15;
    static final long TCP_SILENCE_SECONDS = 300;
    static final long UDP_SILENCE_SECONDS = 120;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final boolean byStretches;
    /** The one told longest ago first. */
    private final Map<FlowKey, Conversation> pending = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param byStretches whether a connection may be told in several stretches
     */
    public Directions(boolean byStretches) {
        this.byStretches = byStretches;
    }

    /**
     * Takes one direction, or a stretch of it.
     *
     * @param records takes what is complete
     */
    public void add(OneWay part, Consumer<LogRecord> records) {
        FlowKey key = pending.containsKey(part.key().reversed()) ? part.key().reversed() : part.key();
        Conversation known = pending.get(key);
        if (known == null) {
            pending.put(key, new Conversation(part, Optional.empty()));
        } else if (goesOn(known, part)) {
            pending.put(key, known.with(part));
        } else {
            pending.remove(key);
            records.accept(known.record());
            pending.put(part.key(), new Conversation(part, Optional.empty()));
        }
        if (pending.size() > MAX_PENDING) {
            Iterator<Conversation> eldest = pending.values().iterator();
            records.accept(eldest.next().record());
            eldest.remove();
        }
    }

    private boolean goesOn(Conversation known, OneWay part) {
        if (!byStretches) {
            return !known.has(part.key());
        }
        boolean isTcp = part.endpoints().protocol() == Protocol.TCP;
        long silence = part.traffic().startEpochNanos() - known.traffic().endEpochNanos();
        long most = (isTcp ? TCP_SILENCE_SECONDS : UDP_SILENCE_SECONDS) * NANOS_PER_SECOND;
        return silence <= most && !(silence >= 0 && known.closed() && part.has(TcpFlags.SYN));
    }

    /** Forgets what is not complete. */
    public void clear() {
        pending.clear();
    }

    /** Takes all for complete. */
    public void end(Consumer<LogRecord> records) {
        pending.values().forEach(conversation -> records.accept(conversation.record()));
        pending.clear();
    }
}
