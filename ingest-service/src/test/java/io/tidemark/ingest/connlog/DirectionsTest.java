package io.tidemark.ingest.connlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DirectionsTest {

    @Test
    void keepsNoMoreThanItsLimitAndGivesUpTheOneToldLongestAgo() {
        Directions directions = new Directions(true);
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < Directions.MAX_PENDING; i++) {
            directions.add(part(i), records::add);
        }
        directions.add(part(0), records::add);
        assertEquals(0, records.size());
        directions.add(part(Directions.MAX_PENDING), records::add);
        assertEquals(List.of(1L), starts(records));
        directions.end(records::add);
        assertEquals(Directions.MAX_PENDING + 1, records.size());
        assertEquals(
                2, records.get(Directions.MAX_PENDING - 1).told().orElseThrow().packets());
    }

    private static List<Long> starts(List<LogRecord> records) {
        return records.stream()
                .map(each -> each.told().orElseThrow().startEpochNanos())
                .toList();
    }

    private static OneWay part(int number) {
        byte[] source = {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
        Packet endpoints = Packet.between(Protocol.UDP, source, 1_000, new byte[] {10, 1, 1, 1}, 53);
        return new OneWay(endpoints, new Traffic(number, number, 1, OptionalLong.of(60)), OptionalInt.empty());
    }
}
