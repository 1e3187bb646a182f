package io.tidemark.ingest.upload;

import io.tidemark.contracts.StreamRecord;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Counts the flags of the last segment of every TCP connection among the records that pass through. */
final class Endings implements Iterator<StreamRecord> {

    private final Iterator<StreamRecord> records;
    private final Map<String, Long> counts = new HashMap<>();

    Endings(Iterator<StreamRecord> records) {
        this.records = records;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public StreamRecord next() {
        StreamRecord stream = records.next();
        if (stream.connection() && stream.lastFlags() != null) counts.merge(stream.lastFlags(), 1L, Long::sum);
        return stream;
    }

    /** The commonest ending first. */
    List<Ending> descending() {
        return counts.entrySet().stream()
                .map(entry -> new Ending(entry.getKey(), entry.getValue()))
                .sorted(Ending.COMMONEST_FIRST)
                .toList();
    }
}
