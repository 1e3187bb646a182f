package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the captures of a class of users cannot tell, and what its law makes of that. */
final class ClassFindings {

    /** From this share of the mean on, connections that outlast any capture are worth a warning. */
    private static final double EXTRAPOLATED_SHARE = 0.2;

    /** From this growth of the mean with twice the history on, concurrency counts as not settled within it. */
    private static final double UNSETTLED_GROWTH = 0.05;

    /** From this ratio of the ends of the mean's 90 % range on, the captures leave much open. */
    private static final double WIDE = 2;

    /** From this growth of the mean on, how long connections outlast the capture matters. */
    private static final double OUTLASTING_GROWTH = 0.1;

    private final SizedClass users;
    private final ConcurrencyLaw law;
    private final Evidence evidence;
    private final int historySeconds;
    private final DrawnMeans means;
    private final LongConnections longConnections;

    ClassFindings(SizedClass users) {
        this.users = users;
        this.law = users.law();
        this.evidence = users.evidence();
        this.historySeconds = law.blocks().historySeconds();
        this.means = new DrawnMeans(law, users.users());
        this.longConnections = new LongConnections(means);
    }

    /** All of them, those of the fit first. */
    List<Finding> all() {
        Stream<Optional<Finding>> own = Stream.of(
                extrapolated(),
                unsettled(),
                leftOut("tcp"),
                leftOut("udp"),
                wideMean(),
                outlasting(),
                oneCapture(),
                fewPeople());
        return Stream.concat(evidence.findings().stream(), own.flatMap(Optional::stream))
                .toList();
    }

    private Optional<Finding> extrapolated() {
        int seconds = evidence.longestSeconds();
        double share =
                longConnections.shareOfMean(seconds) - means.standing() / Math.max(means.average(), Double.MIN_NORMAL);
        return share > EXTRAPOLATED_SHARE
                ? Optional.of(FindingCode.EXTRAPOLATED.with(Map.of("share", share, "seconds", seconds)))
                : Optional.empty();
    }

    /** Durations with tails so heavy that no history is long enough: then the size holds for that history alone. */
    private Optional<Finding> unsettled() {
        double growth = growthWithTwiceTheHistory();
        return growth > UNSETTLED_GROWTH
                ? Optional.of(FindingCode.UNSETTLED.with(Map.of("historySeconds", historySeconds, "growth", growth)))
                : Optional.empty();
    }

    /** L(2 H) / L(H) - 1, both weighted by the draws' arrivals. */
    double growthWithTwiceTheHistory() {
        double once = means.average();
        double twice = means.standing() + means.average(durations -> durations.meanWithin(2.0 * historySeconds));
        return once > 0 ? twice / once - 1 : 0;
    }

    private Optional<Finding> leftOut(String protocol) {
        boolean told = evidence.findings().stream()
                .anyMatch(finding -> finding.code() == FindingCode.PROTOCOL_LEFT_OUT
                        && finding.values().get("protocol").equals(protocol));
        return law.knows(protocol) || told
                ? Optional.empty()
                : Optional.of(FindingCode.PROTOCOL_LEFT_OUT.with(Map.of("protocol", protocol)));
    }

    private Optional<Finding> wideMean() {
        double low = means.percentile(5);
        double high = means.percentile(95);
        return high > WIDE * low ? Optional.of(wideMean(low, high)) : Optional.empty();
    }

    /** Which connections decide the mean: those of half of it, where that is of durations a capture can hold. */
    private Finding wideMean(double low, double high) {
        double seconds = Math.min(longConnections.secondsOfHalf(), evidence.longestSeconds());
        Map<String, Object> values = new HashMap<>();
        values.put("users", users.users());
        values.put("low", low);
        values.put("high", high);
        values.put("factor", Math.sqrt(high / low));
        values.put("captures", evidence.captures().size());
        values.put("seconds", evidence.totalSeconds());
        values.put("longestSeconds", evidence.longestSeconds());
        values.put("longSeconds", seconds);
        values.put("longShare", longConnections.shareOfAll(seconds));
        values.put("longShareOfMean", longConnections.shareOfMean(seconds));
        evidence.connections().ifPresent(connections -> values.put("connections", connections));
        return FindingCode.WIDE_MEAN.with(values);
    }

    /** Were connections that outlast the longest capture, x, to go on for as long again, E min(d, x) + x S(x) would be held. */
    private Optional<Finding> outlasting() {
        double seconds = evidence.longestSeconds();
        double predicted = means.average();
        double asLongAgain = means.standing()
                + means.average(durations -> durations.meanWithin(seconds) + seconds * durations.survival(seconds));
        return seconds < historySeconds && asLongAgain > (1 + OUTLASTING_GROWTH) * predicted
                ? Optional.of(FindingCode.OUTLASTING.with(
                        Map.of("seconds", seconds, "predicted", predicted, "asLongAgain", asLongAgain)))
                : Optional.empty();
    }

    private Optional<Finding> oneCapture() {
        return evidence.captures().size() == 1
                ? Optional.of(FindingCode.ONE_CAPTURE.with(Map.of("seconds", evidence.totalSeconds())))
                : Optional.empty();
    }

    /** What the captures leave open of how people differ; where nothing is known of that, that they are of one. */
    private Optional<Finding> fewPeople() {
        if (law.population().isEmpty()) {
            return evidence.people() == 1 ? Optional.of(FindingCode.ONE_PERSON.alone()) : Optional.empty();
        }
        double factor = PopulationCertainty.factor90(law);
        return factor > WIDE
                ? Optional.of(FindingCode.FEW_PEOPLE.with(Map.of(
                        "people",
                        evidence.people(),
                        "seconds",
                        Math.round(evidence.secondsOfAPerson()),
                        "factor",
                        factor)))
                : Optional.empty();
    }
}
