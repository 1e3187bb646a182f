package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Where files of one capture follow each other in time. Silence between two is a gap, and a step back an overlap, where it is longer than a second
 * and than {@value #TIMES} times the longest within any file: then it is not how this traffic or this log is anyway. Logs step back by more, for
 * what is given up is logged only then.
 */
final class Seams {

    private static final int TIMES = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long MIN_NANOS = 1_000_000_000L;
    /** Suricata gives an idle connection of TCP up after so long (suricata.yaml, flow-timeouts), Zeek after half of it. */
    private static final long MIN_LOG_OVERLAP_NANOS = 600_000_000_000L;

    private final long minOverlapNanos;
    private final int copies;
    private final List<Seam> seams = new ArrayList<>();
    private long files;
    private String file = "";
    private String fileBefore = "";
    private boolean begun;
    private long latest = Long.MIN_VALUE;
    private long latestOfFile;
    private long longestSilence;
    private long longestStepBack;

    /** Two files, and the time from the latest record before to the first of the later one; negative where they overlap. */
    private record Seam(String earlier, String later, long nanos) {}

    private Seams(long minOverlapNanos, int copies) {
        this.minOverlapNanos = minOverlapNanos;
        this.copies = copies;
    }

    /**
     * Those of captures.
     *
     * @param copies number of files that were left out
     */
    static Seams ofFrames(int copies) {
        return new Seams(MIN_NANOS, copies);
    }

    /**
     * Those of logs of connections.
     *
     * @param copies number of files that were left out
     */
    static Seams ofLogs(int copies) {
        return new Seams(MIN_LOG_OVERLAP_NANOS, copies);
    }

    /** Another file begins. */
    void begin(String name) {
        files++;
        file = name;
        begun = false;
    }

    /** Hears when the next record was made. */
    void hear(long epochNanos) {
        if (begun) {
            longestSilence = Math.max(longestSilence, epochNanos - latestOfFile);
            longestStepBack = Math.max(longestStepBack, latestOfFile - epochNanos);
            latestOfFile = Math.max(latestOfFile, epochNanos);
        } else {
            beginAt(epochNanos);
        }
        latest = Math.max(latest, epochNanos);
    }

    private void beginAt(long epochNanos) {
        if (!fileBefore.isEmpty()) {
            seams.add(new Seam(fileBefore, file, epochNanos - latest));
        }
        fileBefore = file;
        latestOfFile = epochNanos;
        begun = true;
    }

    /** That there are several, where they lie apart and where they overlap. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (files > 1 || copies > 0) {
            findings.add(FindingCode.FILES_JOINED.with(
                    copies == 0 ? Map.of("files", files) : Map.of("files", files, "copies", copies)));
        }
        add(findings, FindingCode.FILES_OVERLAP, -1, Math.max(minOverlapNanos, TIMES * longestStepBack));
        add(findings, FindingCode.FILES_GAP, 1, Math.max(MIN_NANOS, TIMES * longestSilence));
        return findings;
    }

    private void add(List<Finding> findings, FindingCode code, int sign, long least) {
        List<Seam> found =
                seams.stream().filter(seam -> sign * seam.nanos() > least).toList();
        found.stream()
                .max(Comparator.comparingLong(seam -> sign * seam.nanos()))
                .ifPresent(longest -> {
                    double all = found.stream()
                            .mapToDouble(seam -> seconds(sign * seam.nanos()))
                            .sum();
                    findings.add(code.with(Map.of(
                            "earlier", longest.earlier(),
                            "later", longest.later(),
                            "seconds", seconds(sign * longest.nanos()),
                            "places", found.size(),
                            "allSeconds", all)));
                });
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
