package io.tidemark.contracts.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingTest {

    /** A message that comes again, from another process too, has the same bytes: the order of a map differs from JVM to JVM otherwise. */
    @Test
    void valuesAreInTheOrderOfTheirNames() {
        Finding finding = FindingCode.UPLOAD_TOO_SLOW.with(Map.of("most", 16, "bytes", 2, "leastRate", 4_096));
        assertEquals(
                List.of("bytes", "leastRate", "most"),
                List.copyOf(finding.values().keySet()));
        assertEquals(
                List.of("bytes", "leastRate", "most"),
                List.copyOf(FindingDocument.of(finding).values().keySet()));
    }
}
