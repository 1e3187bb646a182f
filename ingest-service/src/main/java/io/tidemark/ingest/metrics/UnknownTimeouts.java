package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which timeouts a profile does not know, and what is done without them. */
record UnknownTimeouts(SessionProfile profile) {

    private static final SessionProfile.Tcp NO_TCP = new SessionProfile.Tcp(null, null, null, null, null, null);
    private static final SessionProfile.Udp NO_UDP = new SessionProfile.Udp(null, null, null, null);

    /** One for each thing done without them; none where all are known. */
    List<Finding> findings() {
        SessionProfile.Tcp tcp = profile.tcp() == null ? NO_TCP : profile.tcp();
        SessionProfile.Udp udp = profile.udp() == null ? NO_UDP : profile.udp();
        List<Finding> findings = new ArrayList<>();
        List<String> asBefore = new ArrayList<>();
        if (!TcpTimeouts.of(tcp).idle().known()) {
            findings.add(untilLastPacket("TCP"));
        } else {
            addTcp(tcp, asBefore);
        }
        if (!UdpTimeouts.of(udp).idle().known()) {
            findings.add(untilLastPacket("UDP"));
        } else {
            addUdp(udp, asBefore);
        }
        if (!asBefore.isEmpty()) {
            findings.add(FindingCode.TIMEOUTS_UNKNOWN.with(Map.of("profile", profile.title(), "states", asBefore)));
        }
        return findings;
    }

    private Finding untilLastPacket(String protocol) {
        return FindingCode.PROTOCOL_WITHOUT_TIMEOUT.with(Map.of("profile", profile.title(), "protocol", protocol));
    }

    private static void addTcp(SessionProfile.Tcp tcp, List<String> unknown) {
        addWhereUnknown(tcp.synSent(), "tcp.synSent", unknown);
        addWhereUnknown(tcp.synReceived(), "tcp.synReceived", unknown);
        addWhereUnknown(tcp.established(), "tcp.established", unknown);
        addWhereUnknown(tcp.halfClosed(), "tcp.halfClosed", unknown);
        addWhereUnknown(tcp.closed(), "tcp.closed", unknown);
        addWhereUnknown(tcp.reset(), "tcp.reset", unknown);
    }

    private static void addUdp(SessionProfile.Udp udp, List<String> unknown) {
        addWhereUnknown(udp.first(), "udp.first", unknown);
        addWhereUnknown(udp.single(), "udp.single", unknown);
        addWhereUnknown(udp.multiple(), "udp.multiple", unknown);
    }

    private static void addWhereUnknown(SessionProfile.Timeout timeout, String name, List<String> unknown) {
        if (timeout == null) {
            unknown.add(name);
        }
    }
}
