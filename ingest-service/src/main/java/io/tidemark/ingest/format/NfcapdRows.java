package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.connlog.LogRow;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.nfcapd.NfcapdFile;
import io.tidemark.ingest.packet.TcpFlags;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a file of nfcapd as rows with the names of {@link FlowColumns}: of a flow, and of a sampler. A record of a flow has elements, each behind its number and its
 * length of two bytes; other elements than these, and other records, are passed over.
 *
 * @see <a href="https://github.com/phaag/nfdump">nfdump, src/libnffile/nfxV3.h, id.h and exporter.h</a>
 */
final class NfcapdRows implements LogRows {

    /** Of so many packets an exporter looks at one. */
    static final String INTERVAL = "sampling interval";

    /** There where an exporter looks at some packets only. */
    static final String SAMPLED = "sampled";

    /** The time of a flow that has none. */
    static final String NO_TIME = "0.000";

    /** What a firewall did: NetFlow's firewallEvent. */
    static final String EVENT = "event";

    private static final int FLOW_RECORD = 11;
    private static final int OLD_SAMPLER_RECORD = 9;
    private static final int OLD_SAMPLER_BYTES = 16;
    private static final int SAMPLER_RECORD = 15;
    private static final int SAMPLER_BYTES = 24;
    private static final int FLOW_HEADER_BYTES = 12;
    private static final int FLAGS_AT = 10;
    private static final int SAMPLED_FLAG = 2;
    private static final int ELEMENT_HEADER_BYTES = 4;

    /** Elements of a flow, with the least bytes that they have. */
    private static final int FLOW = 1;

    private static final int FLOW_BYTES = 48;
    private static final int IPV4 = 2;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6 = 3;
    private static final int IPV6_BYTES = 16;
    private static final int COUNTERS = 6;
    private static final int COUNTERS_BYTES = 24;
    private static final int FIREWALL = 20;
    private static final int FIREWALL_BYTES = 16;
    private static final int MILLIS_PER_SECOND = 1_000;

    private final NfcapdFile file;
    private final String name;

    /**
     * @param input begins with the file's header
     * @param name of the log, for messages
     */
    NfcapdRows(CaptureInput input, String name) throws IOException {
        this.file = new NfcapdFile(input);
        this.name = name;
    }

    @Override
    public boolean next(Reading reading) throws IOException {
        while (true) {
            Optional<ByteBuffer> found = file.next();
            if (found.isEmpty()) {
                return false;
            }
            try {
                Map<String, String> row = row(found.get());
                if (!row.isEmpty()) {
                    reading.read(new LogRow(row));
                    return true;
                }
            } catch (WrongFieldException e) {
                throw new MalformedCaptureException(
                        file.offset(), e.expected() + " in a record of this block of " + name, e.found());
            }
        }
    }

    private static Map<String, String> row(ByteBuffer found) throws WrongFieldException {
        int type = found.getShort(0) & 0xffff;
        Map<String, String> row = new HashMap<>();
        if (type == SAMPLER_RECORD) {
            require("a record of a sampler", found.capacity(), SAMPLER_BYTES);
            put(row, INTERVAL, interval(found.getInt(16) & 0xffff_ffffL, found.getInt(20) & 0xffff_ffffL));
        } else if (type == OLD_SAMPLER_RECORD) {
            require("a record of a sampler", found.capacity(), OLD_SAMPLER_BYTES);
            put(row, INTERVAL, found.getInt(8) & 0xffff_ffffL);
        } else if (type == FLOW_RECORD) {
            require("a record of a flow", found.capacity(), FLOW_HEADER_BYTES);
            if ((found.get(FLAGS_AT) & SAMPLED_FLAG) != 0) {
                row.put(SAMPLED, "1");
            }
            putElements(row, found);
        }
        return row;
    }

    /** So many packets one after another are looked at, and the next so many are not. */
    private static long interval(long packets, long passed) {
        return packets == 0 ? 1 : (packets + passed + packets - 1) / packets;
    }

    private static void putElements(Map<String, String> row, ByteBuffer found) throws WrongFieldException {
        int at = FLOW_HEADER_BYTES;
        while (at + ELEMENT_HEADER_BYTES <= found.capacity()) {
            int length = found.getShort(at + 2) & 0xffff;
            if (length < ELEMENT_HEADER_BYTES || length > found.capacity() - at) {
                throw new WrongFieldException(
                        "an element of " + ELEMENT_HEADER_BYTES + " to " + (found.capacity() - at) + " bytes",
                        length + " bytes");
            }
            ByteBuffer element = found.slice(at + ELEMENT_HEADER_BYTES, length - ELEMENT_HEADER_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            putElement(row, found.getShort(at) & 0xffff, element);
            at += length;
        }
    }

    private static void putElement(Map<String, String> row, int element, ByteBuffer bytes) throws WrongFieldException {
        switch (element) {
            case FLOW -> putFlow(row, bytes);
            case IPV4 -> putAddresses(row, bytes, IPV4_BYTES);
            case IPV6 -> putAddresses(row, bytes, IPV6_BYTES);
            case COUNTERS -> {
                require("counters of both directions", bytes.capacity(), COUNTERS_BYTES);
                put(row, FlowColumns.PACKETS_BACK, bytes.getLong(8));
                put(row, FlowColumns.BYTES_BACK, bytes.getLong(16));
            }
            case FIREWALL -> {
                require("an event of a firewall", bytes.capacity(), FIREWALL_BYTES);
                row.put(EVENT, Integer.toString(bytes.get(14)));
            }
            default -> {
                // says nothing of who sent what to whom
            }
        }
    }

    /** Times are in milliseconds since 1970; that of arrival at the collector is passed over. */
    private static void putFlow(Map<String, String> row, ByteBuffer bytes) throws WrongFieldException {
        require("what all flows have", bytes.capacity(), FLOW_BYTES);
        row.put(FlowColumns.START, time(bytes.getLong(0)));
        row.put(FlowColumns.END, time(bytes.getLong(8)));
        put(row, FlowColumns.PACKETS, bytes.getLong(24));
        put(row, FlowColumns.BYTES, bytes.getLong(32));
        put(row, FlowColumns.SOURCE_PORT, bytes.getShort(40) & 0xffff);
        put(row, FlowColumns.DESTINATION_PORT, bytes.getShort(42) & 0xffff);
        put(row, FlowColumns.PROTOCOL, bytes.get(44) & 0xff);
        row.put(FlowColumns.FLAGS, TcpFlags.text(bytes.get(45) & 0xff));
    }

    /** Seconds since 1970. */
    private static String time(long millis) {
        String seconds = Long.toUnsignedString(Long.divideUnsigned(millis, MILLIS_PER_SECOND));
        return seconds + ".%03d".formatted(Long.remainderUnsigned(millis, MILLIS_PER_SECOND));
    }

    /** Addresses are numbers of 32 and of twice 64 bits, in the machine's order of bytes. */
    private static void putAddresses(Map<String, String> row, ByteBuffer bytes, int length) throws WrongFieldException {
        require("two addresses", bytes.capacity(), 2 * length);
        row.put(FlowColumns.SOURCE, address(bytes, 0, length));
        row.put(FlowColumns.DESTINATION, address(bytes, length, length));
    }

    private static String address(ByteBuffer bytes, int at, int length) {
        ByteBuffer address = ByteBuffer.allocate(length);
        if (length == IPV4_BYTES) {
            address.putInt(bytes.getInt(at));
        } else {
            address.putLong(bytes.getLong(at)).putLong(bytes.getLong(at + Long.BYTES));
        }
        try {
            return InetAddress.getByAddress(address.array()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // its length is right
        }
    }

    private static void put(Map<String, String> row, String key, long number) {
        row.put(key, Long.toUnsignedString(number));
    }

    private static void require(String what, int bytes, int least) throws WrongFieldException {
        if (bytes < least) {
            throw new WrongFieldException(what + " of " + least + " bytes or more", bytes + " bytes");
        }
    }

    @Override
    public long offset() {
        return file.offset();
    }

    @Override
    public boolean truncated() {
        return file.truncated();
    }
}
