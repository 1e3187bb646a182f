package io.tidemark.contracts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

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
        return new KafkaUser(cells[0], words(cells[1]), words(cells[2]), word(cells[3]), number(cells[4]));
    }

    private static List<String> words(String cell) {
        return Stream.of(cell.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static Optional<String> word(String cell) {
        return words(cell).stream().findFirst();
    }

    private static OptionalInt number(String cell) {
        return words(cell).stream().mapToInt(Integer::parseInt).findFirst();
    }
}
