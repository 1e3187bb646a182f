package io.tidemark.ingest.support;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes datagrams of NetFlow 5 and 9 and of IPFIX for tests, field by field. */
public final class FlowDatagram {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int version;
    private int set = -1;

    private FlowDatagram(int version) {
        this.version = version;
        u16(version);
    }

    /** NetFlow 5 with so many records, exported at a time by a router that was up for so long. */
    public static FlowDatagram v5(int count, long upMillis, long seconds, long nanos, int sampling) {
        return new FlowDatagram(5)
                .u16(count)
                .u32(upMillis)
                .u32(seconds)
                .u32(nanos)
                .u32(1)
                .u16(0)
                .u16(sampling);
    }

    /** NetFlow 9. */
    public static FlowDatagram v9(long upMillis, long seconds, long source) {
        return new FlowDatagram(9).u16(1).u32(upMillis).u32(seconds).u32(1).u32(source);
    }

    /** IPFIX. */
    public static FlowDatagram ipfix(long seconds, long domain) {
        return new FlowDatagram(10).u16(0).u32(seconds).u32(1).u32(domain);
    }

    /** A record of NetFlow 5. */
    public FlowDatagram v5Record(
            String from,
            int port,
            String to,
            int toPort,
            int protocol,
            int flags,
            int packets,
            int octets,
            long first,
            long last) {
        address(from)
                .address(to)
                .u32(0)
                .u32(0)
                .u32(packets)
                .u32(octets)
                .u32(first)
                .u32(last);
        return u16(port).u16(toPort).u8(0).u8(flags).u8(protocol).u8(0).u32(0).u32(0);
    }

    /** Begins a set, to which belongs what follows. */
    public FlowDatagram set(int number) {
        endSet();
        set = bytes.size();
        return u16(number).u16(0);
    }

    /** A template of pairs of an element and its length. */
    public FlowDatagram template(int number, int... fields) {
        return u16(number).u16(fields.length / 2).u16s(fields);
    }

    public FlowDatagram u16s(int... numbers) {
        for (int number : numbers) {
            u16(number);
        }
        return this;
    }

    public FlowDatagram address(String dotted) {
        for (String part : dotted.split("\\.")) {
            u8(Integer.parseInt(part));
        }
        return this;
    }

    public FlowDatagram u8(int number) {
        return put(number, 1);
    }

    public FlowDatagram u16(int number) {
        return put(number, 2);
    }

    public FlowDatagram u32(long number) {
        return put(number, 4);
    }

    public FlowDatagram u64(long number) {
        return put(number, 8);
    }

    public FlowDatagram bytes(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    private FlowDatagram put(long number, int length) {
        for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
            bytes.write((int) (number >> shift));
        }
        return this;
    }

    private void endSet() {
        if (set >= 0) {
            byte[] all = bytes.toByteArray();
            ByteBuffer.wrap(all).putShort(set + 2, (short) (all.length - set));
            bytes.reset();
            bytes.writeBytes(all);
        }
    }

    /** All of it, with the lengths that its headers tell. */
    public byte[] toBytes() {
        endSet();
        byte[] all = bytes.toByteArray();
        if (version == 10) {
            ByteBuffer.wrap(all).putShort(2, (short) all.length);
        }
        return all;
    }

    /** A capture of datagrams to a port of the collector, a second apart. */
    public static PcapBuilder capture(int port, byte[]... datagrams) {
        PcapBuilder pcap = new PcapBuilder(PcapBuilder.RAW_IP);
        long time = 1_700_000_100_000_000_000L;
        for (byte[] datagram : datagrams) {
            pcap.add(time, Packets.ipv4(1, 2, 17, Packets.udpDatagram(40_000, port, datagram)));
            time += 1_000_000_000L;
        }
        return pcap;
    }
}
