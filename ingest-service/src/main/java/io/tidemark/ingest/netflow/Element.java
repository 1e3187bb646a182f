package io.tidemark.ingest.netflow;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is read of a flow record, by the numbers of IANA's registry of IPFIX's information elements (RFC 7012), which those of NetFlow 9 (RFC 3954) are among.
 * Where a record has several of one meaning, the number listed first counts. To read another one, write a line here.
 */
enum Element {
    OCTETS(1, 85, 231),
    PACKETS(2, 86, 298),
    OCTETS_BACK(Element.REVERSE | 1, Element.REVERSE | 85, 232),
    PACKETS_BACK(Element.REVERSE | 2, Element.REVERSE | 86, 299),
    PROTOCOL(4),
    TCP_FLAGS(6),
    TCP_FLAGS_BACK(Element.REVERSE | 6),
    SOURCE_PORT(7, 180, 182),
    DESTINATION_PORT(11, 181, 183),
    SOURCE_IPV4(8),
    DESTINATION_IPV4(12),
    SOURCE_IPV6(27),
    DESTINATION_IPV6(28),
    START_UPTIME(22),
    END_UPTIME(21),
    START_SECONDS(150),
    END_SECONDS(151),
    START_MILLIS(152),
    END_MILLIS(153, 323),
    START_MICROS(154),
    END_MICROS(155),
    START_NANOS(156),
    END_NANOS(157),
    START_DELTA_MICROS(158),
    END_DELTA_MICROS(159),
    DURATION_MILLIS(161),
    DURATION_MICROS(162),
    SYSTEM_INIT_MILLIS(160),
    FIREWALL_EVENT(233),
    /** Of so many packets one is looked at. */
    SAMPLING_INTERVAL(34, 50),
    /** So many packets one after another are looked at, and the next so many are not. */
    SAMPLED_PACKETS(305),
    PASSED_PACKETS(306),
    /** So many packets of so many are looked at. */
    SAMPLE_SIZE(309),
    SAMPLED_POPULATION(310);

    /** The bit of a number that stands for the enterprise of the other direction, RFC 5103. */
    static final int REVERSE = 1 << Short.SIZE;

    private static final Map<Integer, Element> BY_NUMBER = Stream.of(values())
            .flatMap(element -> IntStream.of(element.numbers).boxed().map(number -> Map.entry(number, element)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final int[] numbers;

    Element(int... numbers) {
        this.numbers = numbers;
    }

    /** The element of a number, empty where it is not read. */
    static Optional<Element> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** Which of its numbers this is, from 0. */
    int rank(int number) {
        return IntStream.range(0, numbers.length)
                .filter(rank -> numbers[rank] == number)
                .findFirst()
                .orElseThrow();
    }
}
