package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Both directions of a connection, as far as a log has told them by now.
 *
 * @param one the direction that was told first
 * @param other the opposite one, empty until it is told
 */
record Conversation(OneWay one, Optional<OneWay> other) {

    private static final int LOWEST_FREE_PORT = 1_024;
    private static final int HANDSHAKE_PACKETS = 2;
    /** Of IP and TCP with the options of a SYN: packets larger than that on average carry data. */
    private static final int HEADER_BYTES = 60;

    Conversation with(OneWay more) {
        boolean sameSide = more.key().equals(one.key());
        return sameSide
                ? new Conversation(one.with(more), other)
                : new Conversation(
                        one, Optional.of(other.map(known -> known.with(more)).orElse(more)));
    }

    boolean has(FlowKey direction) {
        return direction.equals(one.key()) || other.isPresent();
    }

    Traffic traffic() {
        return other.map(reply -> one.traffic().with(reply.traffic())).orElse(one.traffic());
    }

    /** Whether its flags say that it is over: an RST, or FINs of both sides. */
    boolean closed() {
        boolean reset = one.has(TcpFlags.RST)
                || other.filter(reply -> reply.has(TcpFlags.RST)).isPresent();
        return reset
                || one.has(TcpFlags.FIN)
                        && other.filter(reply -> reply.has(TcpFlags.FIN)).isPresent();
    }

    LogRecord record() {
        Packet endpoints = (isFromOriginator() ? one : other.orElseThrow()).endpoints();
        TcpSegments segments = endpoints.protocol() == Protocol.TCP ? segments() : TcpSegments.NONE;
        FlowEnd end = closed() ? FlowEnd.OVER : FlowEnd.BY_SILENCE;
        return new LogRecord.Connection(new Flow(endpoints, traffic(), segments, other.isPresent(), end, lacksFlags()));
    }

    /** Whether the log should have flags of both directions, and has none. */
    private boolean lacksFlags() {
        return isZero(one.flags()) && other.isPresent() && isZero(other.get().flags());
    }

    private static boolean isZero(OptionalInt flags) {
        return flags.isPresent() && flags.getAsInt() == 0;
    }

    /** By the SYN that has no ACK, or else by who began, or by the port of a service. */
    private boolean isFromOriginator() {
        if (other.isEmpty()) {
            return true;
        }
        OneWay reply = other.get();
        boolean repliesSynAck = reply.has(TcpFlags.SYN) && reply.has(TcpFlags.ACK);
        boolean oneSynAck = one.has(TcpFlags.SYN) && one.has(TcpFlags.ACK);
        if (repliesSynAck != oneSynAck) {
            return repliesSynAck;
        }
        long lead = reply.traffic().startEpochNanos() - one.traffic().startEpochNanos();
        if (lead != 0) {
            return lead > 0;
        }
        return one.endpoints().sourcePort() >= LOWEST_FREE_PORT
                || one.endpoints().destinationPort() < LOWEST_FREE_PORT;
    }

    private TcpSegments segments() {
        boolean answered = other.isPresent();
        boolean wentOn = carriesData() || answered && traffic().packets() > HANDSHAKE_PACKETS;
        if (one.flags().isEmpty()) {
            return new TcpSegments(1, answered ? 1 : 0, 0, 0, 0, answered && wentOn, wentOn);
        }
        OneWay originator = isFromOriginator() ? one : other.orElseThrow();
        int responder = other.isEmpty()
                ? 0
                : (isFromOriginator() ? other.get() : one).flags().orElse(0);
        TcpSegments told = TcpSegments.ofFlags(originator.flags().orElse(0), responder);
        return carriesData() ? told.goneOn() : told;
    }

    private boolean carriesData() {
        Traffic all = traffic();
        return all.bytes().isPresent() && all.bytes().getAsLong() / HEADER_BYTES > all.packets();
    }
}
