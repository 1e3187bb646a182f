package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;
import java.util.ArrayList;
import java.util.List;

/** Which timeouts a profile does not know, and what is done without them. */
record UnknownTimeouts(SessionProfile profile) {

    private static final SessionProfile.Tcp NO_TCP = new SessionProfile.Tcp(null, null, null, null, null, null);
    private static final SessionProfile.Udp NO_UDP = new SessionProfile.Udp(null, null, null, null);

    /** One sentence for each thing done without them; none where all are known. */
    List<String> caveats() {
        SessionProfile.Tcp tcp = profile.tcp() == null ? NO_TCP : profile.tcp();
        SessionProfile.Udp udp = profile.udp() == null ? NO_UDP : profile.udp();
        List<String> caveats = new ArrayList<>();
        List<String> asBefore = new ArrayList<>();
        if (!TcpTimeouts.of(tcp).idle().known()) {
            caveats.add(untilLastPacket("TCP"));
        } else {
            addTcp(tcp, asBefore);
        }
        if (!UdpTimeouts.of(udp).idle().known()) {
            caveats.add(untilLastPacket("UDP"));
        } else {
            addUdp(udp, asBefore);
        }
        if (!asBefore.isEmpty()) {
            caveats.add("For " + profile.title() + " no timeout is known " + String.join(", ", asBefore)
                    + ": an entry is held there as in the state before, or for want of one as in the state after.");
        }
        return caveats;
    }

    private String untilLastPacket(String protocol) {
        return "For " + profile.title() + " no timeout of " + protocol
                + " is known: its entries are held until their last packet only, so sizes may come out too small.";
    }

    private static void addTcp(SessionProfile.Tcp tcp, List<String> unknown) {
        addWhereUnknown(tcp.synSent(), "after a SYN", unknown);
        addWhereUnknown(tcp.synReceived(), "after a SYN-ACK", unknown);
        addWhereUnknown(tcp.established(), "of established TCP", unknown);
        addWhereUnknown(tcp.halfClosed(), "after the first FIN", unknown);
        addWhereUnknown(tcp.closed(), "after both FINs", unknown);
        addWhereUnknown(tcp.reset(), "after an RST", unknown);
    }

    private static void addUdp(SessionProfile.Udp udp, List<String> unknown) {
        addWhereUnknown(udp.first(), "after a single datagram", unknown);
        addWhereUnknown(udp.single(), "of UDP without an exchange", unknown);
        addWhereUnknown(udp.multiple(), "of UDP exchanged", unknown);
    }

    private static void addWhereUnknown(SessionProfile.Timeout timeout, String where, List<String> unknown) {
        if (timeout == null) {
            unknown.add(where);
        }
    }
}
