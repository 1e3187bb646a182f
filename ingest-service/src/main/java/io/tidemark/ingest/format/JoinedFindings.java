package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Findings about several files as findings about one: those that differ in the number of packets only are one about all of them. */
final class JoinedFindings {

    private static final String ADDED = "packets";

    private JoinedFindings() {}

    static List<Finding> of(List<Finding> before, List<Finding> more) {
        List<Finding> joined = new ArrayList<>(before);
        for (Finding finding : more) {
            IntStream.range(0, joined.size())
                    .filter(i -> isAlike(joined.get(i), finding))
                    .findFirst()
                    .ifPresentOrElse(i -> joined.set(i, sum(joined.get(i), finding)), () -> joined.add(finding));
        }
        return List.copyOf(joined);
    }

    private static boolean isAlike(Finding one, Finding other) {
        return one.code() == other.code() && withPackets(one, 0).equals(withPackets(other, 0));
    }

    private static Finding sum(Finding one, Finding other) {
        return one.code().with(withPackets(one, packets(one) + packets(other)));
    }

    private static Map<String, Object> withPackets(Finding finding, long packets) {
        Map<String, Object> values = new HashMap<>(finding.values());
        values.computeIfPresent(ADDED, (name, value) -> packets);
        return values;
    }

    private static long packets(Finding finding) {
        return finding.values().get(ADDED) instanceof Long packets ? packets : 0;
    }
}
