package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Stream tables that tshark made, and ours written the same way. */
final class TruthTable {

    private TruthTable() {}

    /** One stream, in the columns that are compared. */
    record Row(
            String protocol,
            long stream,
            long firstNanos,
            long lastNanos,
            long packets,
            long syn,
            long anySyn,
            boolean anyFin,
            boolean anyRst,
            String lastFlags) {

        String id() {
            return protocol + stream;
        }

        static Row of(StreamRecord record) {
            return new Row(
                    record.protocol(),
                    record.stream(),
                    record.startEpochNanos(),
                    record.endEpochNanos(),
                    record.packets(),
                    record.syn(),
                    record.syn() + record.synAck(),
                    record.fin() > 0,
                    record.rst() > 0,
                    record.lastFlags() == null ? "" : record.lastFlags());
        }

        private static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(
                    cells[0],
                    Long.parseLong(cells[1]),
                    Long.parseLong(cells[2]),
                    Long.parseLong(cells[3]),
                    Long.parseLong(cells[4]),
                    Long.parseLong(cells[9]),
                    Long.parseLong(cells[10]),
                    cells[11].equals("1"),
                    cells[12].equals("1"),
                    cells[13]);
        }
    }

    static List<Row> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(Row::of).toList();
        }
    }

    /** Ids of the streams that have packets quoted in ICMP errors. */
    static Set<String> quotedInIcmp(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> Long.parseLong(cells[14]) > 0)
                    .map(cells -> cells[0] + cells[1])
                    .collect(Collectors.toSet());
        }
    }

    static List<Row> of(Iterator<StreamRecord> records) {
        Iterable<StreamRecord> iterable = () -> records;
        return StreamSupport.stream(iterable.spliterator(), false).map(Row::of).toList();
    }
}
