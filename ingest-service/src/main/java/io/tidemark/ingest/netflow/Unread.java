package io.tidemark.ingest.netflow;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.Map;
import java.util.Optional;

/** What could not be read of a capture of exported flows. */
final class Unread {

    private long sets;
    private long datagrams;
    private long records;
    private long packets;

    /** A set of records whose template did not come, or came later. */
    void addSet() {
        sets++;
    }

    /** A datagram that breaks off, or contradicts itself. */
    void addDatagram() {
        datagrams++;
    }

    /** A record without a time. */
    void addRecord() {
        records++;
    }

    /** A packet that tells of no flows. */
    void addPacket() {
        packets++;
    }

    Optional<Finding> finding() {
        return sets + datagrams + records + packets == 0
                ? Optional.empty()
                : Optional.of(FindingCode.FLOWS_UNREAD.with(
                        Map.of("sets", sets, "datagrams", datagrams, "records", records, "packets", packets)));
    }

    @Override
    public String toString() {
        return "%d sets of records without a template before them, %d datagrams that break off, %d records without a time"
                .formatted(sets, datagrams, records);
    }
}
