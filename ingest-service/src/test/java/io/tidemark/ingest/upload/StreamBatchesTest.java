package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.StreamBatch;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamBatchesTest {

    @Test
    void packsAtMostAThousandAndNumbersThem() {
        List<StreamBatch> batches = pack(Collections.nCopies(2_500, longest(2)));
        assertEquals(List.of(1_000, 1_000, 500), sizes(batches));
        assertEquals(List.of(0, 1, 2), batches.stream().map(StreamBatch::seq).toList());
    }

    @Test
    void makesNoBatchOfNoStreams() {
        assertFalse(new StreamBatches("c", Collections.emptyIterator()).hasNext());
    }

    /** Every field at its longest, and as many bursts as a record can hold. */
    @Test
    void staysBelowTheLargestMessageWhateverTheRecordsHold() throws JsonProcessingException {
        for (int bursts : new int[] {1, 7, 40, StreamRecord.MAX_BURSTS}) {
            List<StreamBatch> batches = pack(Collections.nCopies(2_000, longest(2 * bursts)));
            assertEquals(
                    2_000, sizes(batches).stream().mapToInt(Integer::intValue).sum());
            for (StreamBatch batch : batches) assertBelowLimit(batch);
        }
    }

    private static void assertBelowLimit(StreamBatch batch) throws JsonProcessingException {
        int bytes = new ObjectMapper().writeValueAsBytes(batch).length;
        assertTrue(bytes < Topic.MAX_VALUE_BYTES, bytes + " bytes");
    }

    private static List<Integer> sizes(List<StreamBatch> batches) {
        return batches.stream().map(batch -> batch.streams().size()).toList();
    }

    private static List<StreamBatch> pack(List<StreamRecord> streams) {
        StreamBatches batches = new StreamBatches("0123456789abcdef0123456789abcdef", streams.iterator());
        List<StreamBatch> packed = new ArrayList<>();
        while (batches.hasNext()) packed.add(batches.next());
        assertEquals(packed.size(), batches.taken());
        return packed;
    }

    private static StreamRecord longest(int burstTimes) {
        long most = Long.MIN_VALUE;
        long[] bursts = new long[burstTimes];
        Arrays.fill(bursts, most);
        String name = "p-0123456789abcdef";
        String flags = "·".repeat(12);
        int port = 65_535;
        return new StreamRecord(
                "tcp", most, most, most, most, most, most, most, most, most, flags, name, port, name, port, false,
                false, bursts, most, most, most, most, most, most, most, null);
    }
}
