package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogRow;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.nfcapd.NfcapdFile;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Flows as nfcapd of nfdump 1.7 keeps them: a record a flow, with the rows of which the same is done as with those of {@code nfdump -o csv}. */
final class NfcapdFormat extends LogFormat {

    NfcapdFormat() {
        super("nfcapd", "nfcapd's flows");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return beginning.hexAt(0, Integer.BYTES).equals(NfcapdFile.MAGIC);
    }

    @Override
    public boolean infersConnections() {
        return true;
    }

    @Override
    LogRows rows(CaptureInput input) throws IOException {
        return new NfcapdRows(input, title());
    }

    @Override
    Dialect dialect() {
        return new Flows();
    }

    /** Leaves out what is no flow that was let through, and hears of sampling. */
    private static final class Flows implements Dialect {

        private static final String DENIED = "3";
        private static final long NANOS_PER_SECOND = 1_000_000_000L;

        private final PairedFlows flows = new PairedFlows(NANOS_PER_SECOND);
        private long interval = 1;

        @Override
        public void read(LogRow row, Consumer<LogRecord> records) throws WrongFieldException {
            if (row.has(NfcapdRows.INTERVAL)) {
                interval = Math.max(interval, row.count(NfcapdRows.INTERVAL));
            } else if (isFlow(row)) {
                // at least one of two packets is passed over, where no sampler is told
                interval = row.has(NfcapdRows.SAMPLED) ? Math.max(interval, 2) : interval;
                flows.read(row, records);
            } else {
                records.accept(new LogRecord.OtherKind());
            }
        }

        private static boolean isFlow(LogRow row) throws WrongFieldException {
            return row.has(FlowColumns.SOURCE)
                    && row.has(FlowColumns.START)
                    && !row.text(FlowColumns.START).equals(NfcapdRows.NO_TIME)
                    && !row.optional(NfcapdRows.EVENT).orElse("").equals(DENIED);
        }

        @Override
        public void end(Consumer<LogRecord> records) {
            flows.end(records);
        }

        @Override
        public List<Finding> findings() {
            return interval > 1 ? List.of(FindingCode.SAMPLED_FLOWS.with(Map.of("interval", interval))) : List.of();
        }
    }
}
