package io.tidemark.ingest.stream;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.stream.CorrectedClock.Stretch;
import io.tidemark.ingest.stream.CorrectedClock.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What there is to know of the times of a capture: where its clock steps, and where nothing was captured for long. */
final class ClockFindings {

    private static final double NANOS_PER_SECOND = 1e9;

    private final CorrectedClock clock;

    private ClockFindings(CorrectedClock clock) {
        this.clock = clock;
    }

    /** Findings about a capture that was read; none where it is taken as captured. */
    static List<Finding> of(CorrectedClock clock) {
        List<Finding> findings = new ArrayList<>();
        if (clock.clock().corrects()) {
            ClockFindings found = new ClockFindings(clock);
            found.addSteps(findings);
            found.addApart(findings);
            found.addGap(findings);
        }
        return findings;
    }

    private void addSteps(List<Finding> findings) {
        for (Taken taken : Taken.values()) {
            List<TimeSegment> steps = clock.clock().segments().stream()
                    .filter(segment -> clock.taken(segment.number()) == taken)
                    .toList();
            if (taken != Taken.NONE && !steps.isEmpty()) {
                TimeSegment first = steps.get(0);
                findings.add(FindingCode.CLOCK_STEPPED.with(Map.of(
                        "steps", steps.size(),
                        "taken", taken.label(),
                        "seconds", seconds(-first.step()),
                        "at", instant(first.latestBefore()),
                        "packet", first.firstFrame(),
                        "offset", first.firstOffset())));
            }
        }
    }

    private void addApart(List<Finding> findings) {
        List<Stretch> all = clock.stretches();
        List<Stretch> measured = clock.measured();
        int from = all.indexOf(measured.get(0));
        int until = from + measured.size();
        if (from > 0) {
            findings.add(gap(new Gap(all.get(from - 1), all.get(from)), packets(all.subList(0, from))));
        }
        if (until < all.size()) {
            findings.add(gap(new Gap(all.get(until - 1), all.get(until)), packets(all.subList(until, all.size()))));
        }
    }

    private static long packets(List<Stretch> stretches) {
        return stretches.stream().mapToLong(Stretch::packets).sum();
    }

    private void addGap(List<Finding> findings) {
        List<Stretch> measured = clock.measured();
        List<Gap> gaps = new ArrayList<>();
        for (int next = 1; next < measured.size(); next++) {
            gaps.add(new Gap(measured.get(next - 1), measured.get(next)));
        }
        gaps.stream().max(Comparator.comparingLong(Gap::nanos)).ifPresent(longest -> {
            double all = gaps.stream().mapToDouble(Gap::nanos).sum();
            double span = (double) clock.endEpochNanos() - clock.startEpochNanos();
            findings.add(FindingCode.GAP.with(longest.values(gaps.size(), all / span)));
        });
    }

    private Finding gap(Gap gap, long leftOut) {
        Map<String, Object> values = gap.values(1, 0);
        values.put("leftOut", leftOut);
        return FindingCode.GAP.with(values);
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    private static String instant(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos).toString();
    }

    /** A time without any packet between two stretches. */
    private record Gap(Stretch before, Stretch after) {

        long nanos() {
            return after.start() - before.end();
        }

        Map<String, Object> values(int gaps, double share) {
            Map<String, Object> values = new HashMap<>();
            values.put("gaps", gaps);
            values.put("seconds", seconds(nanos()));
            values.put("from", instant(before.end()));
            values.put("until", instant(after.start()));
            values.put("packet", after.frame());
            values.put("share", share);
            return values;
        }
    }
}
