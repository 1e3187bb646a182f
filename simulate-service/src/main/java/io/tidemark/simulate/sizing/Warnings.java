package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What to know before relying on an answer. */
final class Warnings {

    /** From this share of the mean on, durations longer than any capture are worth a warning. */
    private static final double EXTRAPOLATED_SHARE = 0.2;

    /** From this growth of the mean with twice the history on, concurrency counts as not settled within it. */
    private static final double UNSETTLED_GROWTH = 0.05;

    private final ConcurrencyLaw law;
    private final Evidence evidence;

    Warnings(ConcurrencyLaw law, Evidence evidence) {
        this.law = law;
        this.evidence = evidence;
    }

    /** All warnings, those of the fits first; of several classes, each says which it speaks of. */
    static List<String> of(List<SizedClass> classes, SizingQuestion question) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            String which = classes.size() == 1 ? "" : "Class " + (i + 1) + ": ";
            new Warnings(classes.get(i).law(), classes.get(i).evidence())
                    .ofEvidence()
                    .forEach(warning -> warnings.add(which + warning));
        }
        warnings.add("ICMP of its own is not counted.");
        addUnresolved(warnings, question);
        return List.copyOf(warnings);
    }

    private List<String> ofEvidence() {
        List<String> warnings = new ArrayList<>(evidence.warnings());
        addExtrapolation(warnings);
        addUnsettled(warnings);
        addLeftOut(warnings, "tcp");
        addLeftOut(warnings, "udp");
        if (evidence.captures().size() == 1) {
            warnings.add("It rests on one capture of " + Spoken.duration(evidence.totalSeconds())
                    + ": other hours and days may be busier.");
        }
        if (evidence.users() == 1) {
            warnings.add("It rests on one person: how people differ is not in it.");
        }
        return warnings;
    }

    private void addExtrapolation(List<String> warnings) {
        double share = new LongConnections(law).shareOfMean(evidence.longestSeconds());
        if (share > EXTRAPOLATED_SHARE) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the mean number of concurrent connections is held by connections that outlast the longest"
                            + " capture (%s): how much longer they last is extrapolated.",
                    100 * share,
                    Spoken.duration(evidence.longestSeconds())));
        }
    }

    /** Durations with tails so heavy that no history is long enough: then the size holds for that history alone. */
    private void addUnsettled(List<String> warnings) {
        double growth = growthWithTwiceTheHistory();
        if (growth > UNSETTLED_GROWTH) {
            String history = Spoken.duration(law.blocks().historySeconds());
            warnings.add(String.format(
                    Locale.ROOT,
                    "The durations have so heavy a tail that concurrency does not settle within %s: with twice as much traffic"
                            + " before, its mean would be %.0f %% larger. The size holds for traffic that has gone on for %s, not"
                            + " for ever.",
                    history,
                    100 * growth,
                    history));
        }
    }

    /** L(2 H) / L(H) - 1, both weighted by the draws' arrivals. */
    double growthWithTwiceTheHistory() {
        int history = law.blocks().historySeconds();
        double once = 0;
        double twice = 0;
        for (int draw = 0; draw < law.draws(); draw++) {
            double rate = law.arrivals(draw, 1).mean();
            once += rate * law.durations(draw).meanWithin(history);
            twice += rate * law.durations(draw).meanWithin(2.0 * history);
        }
        return once > 0 ? twice / once - 1 : 0;
    }

    private void addLeftOut(List<String> warnings, String protocol) {
        boolean told = evidence.warnings().stream()
                .anyMatch(warning -> warning.toLowerCase(Locale.ROOT).startsWith(protocol));
        if (!law.knows(protocol) && !told) {
            warnings.add(protocol.toUpperCase(Locale.ROOT)
                    + " is left out of the durations: the captures hold too few of its connections.");
        }
    }

    private static void addUnresolved(List<String> warnings, SizingQuestion question) {
        if (!question.isResolved()) {
            double above = question.paths() * (1 - question.certainty());
            warnings.add(String.format(
                    Locale.ROOT,
                    "A certainty of %s is more than %s simulated peaks can resolve: %.2g of them are expected above the"
                            + " size for concurrent connections, which may be too small.",
                    Spoken.percent(question.certainty()),
                    Spoken.count(question.paths()),
                    above));
        }
    }
}
