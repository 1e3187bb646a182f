package io.tidemark.contracts;

import io.tidemark.contracts.People.Group;
import io.tidemark.contracts.People.Held;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Slices of {@link People}, one a part of {@link CaptureMetrics}: whole groups, few of which travel with the arrays of seconds and
 * many in parts of their own.
 */
final class PeopleSlices {

    /** Numbers of a slice that travels in the first part beside arrays: less than 90 kB of JSON. */
    static final int NUMBERS_BESIDE = 8_000;

    /** Numbers of a slice in a part of its own: less than 900 kB of JSON, of at most eleven characters each. */
    static final int NUMBERS_ALONE = 80_000;

    /** Numbers of a group beside its arrays, and the names of its members. */
    private static final int NUMBERS_OF_A_GROUP = 40;

    private PeopleSlices() {}

    /**
     * Slices in order, from that of the first part on; parts beyond them have none.
     *
     * @param people null where nothing is known
     * @param ofArrays number of parts that hold arrays
     */
    static List<People> of(People people, int ofArrays) {
        if (people == null) return List.of();
        int all = people.listed().stream().mapToInt(PeopleSlices::numbers).sum();
        if (all <= NUMBERS_BESIDE) return List.of(people);
        List<People> slices = new ArrayList<>(Collections.nCopies(ofArrays, people.with(List.of())));
        List<Group> slice = new ArrayList<>();
        int numbers = 0;
        for (Group group : people.listed()) {
            if (!slice.isEmpty() && numbers + numbers(group) > NUMBERS_ALONE) {
                slices.add(people.with(slice));
                slice.clear();
                numbers = 0;
            }
            slice.add(group);
            numbers += numbers(group);
        }
        slices.add(people.with(slice));
        return slices;
    }

    /** The slice of a part, counted from 1. */
    static People slice(People people, List<People> slices, int part) {
        if (part <= slices.size()) return slices.get(part - 1);
        return people == null ? null : people.with(List.of());
    }

    static People join(People left, People right) {
        return left == null
                ? null
                : left.with(Stream.concat(left.listed().stream(), right.listed().stream())
                        .toList());
    }

    private static int numbers(Group group) {
        return NUMBERS_OF_A_GROUP
                + 3 * group.blocks().length
                + numbers(group.held().tcp())
                + numbers(group.held().udp());
    }

    private static int numbers(Held held) {
        return 2 * held.bins().length;
    }
}
