package io.tidemark.simulate.answers;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What to size for under session definitions, each by its own fit.
 *
 * @param rows what to size for, the largest size first, {@code wire} last; never empty
 * @param missing definitions under which no fit is the default
 */
public record ProfilesResult(List<Row> rows, List<String> missing) {

    private static final Comparator<Row> WIRE_LAST = Comparator.comparing(row -> !row.isOfADevice());
    private static final Comparator<Row> LARGEST_FIRST = Comparator.<Row>comparingLong(
                    row -> row.result().answer().concurrentConnections().size())
            .reversed();

    public ProfilesResult {
        rows = rows.stream().sorted(WIRE_LAST.thenComparing(LARGEST_FIRST)).toList();
    }

    /**
     * The answer under one session definition.
     *
     * @param definition its name
     * @param result what to size for
     */
    public record Row(String definition, SizingResult result) {

        /** Whether it is a device's session table, and not what is on the wire. */
        public boolean isOfADevice() {
            return !definition.equals(SessionProfile.WIRE);
        }

        /** Whether the quick model answers, which was compared with no other. */
        public boolean isQuick() {
            return result.answer().findings().stream().anyMatch(finding -> finding.code() == FindingCode.QUICK_MODEL);
        }
    }

    /** The same with all that belongs to the answer of the most demanding device. */
    ProfilesResult with(SizingResult mostDemanding) {
        List<Row> all = new ArrayList<>(rows);
        all.set(0, new Row(rows.get(0).definition(), mostDemanding));
        return new ProfilesResult(all, missing);
    }

    /** The device that needs the largest table, or what is on the wire where no device has an answer. */
    public Row mostDemanding() {
        return rows.get(0);
    }
}
