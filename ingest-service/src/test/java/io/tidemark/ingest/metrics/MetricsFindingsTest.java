package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.SessionProfile.Timeout;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.format.CaptureFormat;
import io.tidemark.ingest.format.CaptureFormats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsFindingsTest {

    private static final Timeout MINUTE = new Timeout(60, "test", true);
    private static final SessionProfile.Tcp TCP =
            new SessionProfile.Tcp(MINUTE, MINUTE, MINUTE, MINUTE, MINUTE, MINUTE);
    private static final SessionProfile.Udp UDP = new SessionProfile.Udp(MINUTE, MINUTE, MINUTE, null);

    private static SessionDefinition profile(SessionProfile.Tcp tcp, SessionProfile.Udp udp) {
        return SessionDefinition.of(new SessionProfile("test", "Test", tcp, udp));
    }

    private static List<String> ofPackets(SessionDefinition definition) {
        return texts(definition, Optional.empty());
    }

    private static List<String> texts(SessionDefinition definition, Optional<CaptureFormat> format) {
        return FindingDocument.texts(MetricsFindings.of(definition, format, List.of(), Map.of()));
    }

    @Test
    void hasNoneWhereEverythingIsKnown() {
        assertEquals(List.of(), ofPackets(SessionDefinition.WIRE));
        assertEquals(List.of(), ofPackets(profile(TCP, UDP)));
    }

    @Test
    void saysWhatALogDoesNotTellUnderEachDefinition() {
        Optional<CaptureFormat> zeek = Optional.of(CaptureFormats.labelled("zeek-tsv"));
        List<String> wire = texts(SessionDefinition.WIRE, zeek);
        assertEquals(1, wire.size());
        assertTrue(wire.get(0).contains("Zeek's conn.log"), wire::toString);
        List<String> table = texts(profile(TCP, UDP), zeek);
        assertEquals(wire.get(0), table.get(0));
        assertTrue(table.get(1).contains("occupancy of the table is an upper bound"), table::toString);
    }

    @Test
    void namesTheTimeoutsThatNobodyKnows() {
        SessionProfile.Tcp sparse = new SessionProfile.Tcp(MINUTE, null, MINUTE, MINUTE, null, null);
        assertEquals(
                List.of(
                        "For Test no timeout is known after a SYN-ACK, after both FINs, after an RST: an entry is held there"
                                + " as in the state before, or for want of one as in the state after."),
                ofPackets(profile(sparse, UDP)));
        assertEquals(
                List.of(
                        "For Test no timeout of UDP is known: its entries are held until their last packet only, so sizes"
                                + " may come out too small."),
                ofPackets(profile(TCP, null)));
    }
}
