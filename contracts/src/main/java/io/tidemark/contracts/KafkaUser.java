package io.tidemark.contracts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who logs in to Kafka, and what it may do there: that, and nothing else. The table is the resource {@code kafka-users.csv}.
 *
 * @param name what it logs in as
 * @param reads names of the topics that it may read
 * @param writes names of the topics that it may write
 * @param group its consumer group; none where it reads in no group
 * @param mebibytesASecond how much it may read from a broker in a second, in MiB; any amount where none is said
 */
public record KafkaUser(
        String name, List<String> reads, List<String> writes, Optional<String> group, OptionalInt mebibytesASecond) {

    /** The whole table, in the order of the file. */
    public static final List<KafkaUser> ALL =
            Table.rows("kafka-users.csv").stream().map(KafkaUser::parse).toList();

    public KafkaUser {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    private static KafkaUser parse(String[] cells) {
        return new KafkaUser(
                cells[0],
                Table.words(cells[1]),
                Table.words(cells[2]),
                Table.words(cells[3]).stream().findFirst(),
                Table.words(cells[4]).stream().mapToInt(Integer::parseInt).findFirst());
    }
}
