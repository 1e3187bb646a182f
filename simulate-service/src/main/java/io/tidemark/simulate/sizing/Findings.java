package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DurationLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the captures of a class of users cannot tell, in numbers. */
public final class Findings {

    /** From this ratio of the ends of the mean's 90 % range on, the captures leave much open. */
    private static final double WIDE = 2;

    /** From this growth of the mean on, how long connections outlast the capture matters. */
    private static final double MATTERS = 0.1;

    private Findings() {}

    /** Findings of all classes. */
    public static List<Finding> of(List<SizedClass> classes) {
        List<Finding> findings = new ArrayList<>();
        for (SizedClass each : classes) {
            double[] means =
                    means(each, law -> law.meanWithin(each.law().blocks().historySeconds()));
            addWideMean(each, means, findings);
            addOutlasting(each, means, findings);
        }
        return List.copyOf(findings);
    }

    private static void addWideMean(SizedClass users, double[] means, List<Finding> findings) {
        double low = means[means.length * 5 / 100];
        double high = means[means.length * 95 / 100];
        if (high <= WIDE * low) {
            return;
        }
        LongConnections longOnes = new LongConnections(users.law());
        double seconds = Math.min(longOnes.secondsOfHalf(), users.evidence().longestSeconds());
        findings.add(
                new WideMean(users, low, high, seconds, longOnes.shareOfAll(seconds), longOnes.shareOfMean(seconds))
                        .finding());
    }

    /** Were connections that outlast the longest capture, x, to go on for as long again, E min(d, x) + x S(x) would be held. */
    private static void addOutlasting(SizedClass users, double[] means, List<Finding> findings) {
        double seconds = users.evidence().longestSeconds();
        if (seconds >= users.law().blocks().historySeconds()) {
            return;
        }
        double predicted = average(means);
        double asLongAgain = average(means(users, law -> law.meanWithin(seconds) + seconds * law.survival(seconds)));
        if (asLongAgain <= (1 + MATTERS) * predicted) {
            return;
        }
        String text = String.format(
                Locale.ROOT,
                "How much longer connections last that outlast the capture cannot be seen in it. Were it as long again, the mean"
                        + " of concurrent connections would be %s, not %s.",
                Spoken.count(Math.round(asLongAgain)),
                Spoken.count(Math.round(predicted)));
        findings.add(new Finding(
                "outlasting",
                "note",
                Map.of("seconds", seconds, "predicted", predicted, "asLongAgain", asLongAgain),
                text));
    }

    /**
     * Mean concurrency by draw, ascending.
     *
     * @param held from the law of durations to the seconds that a connection is held, on average
     */
    private static double[] means(SizedClass users, ToDoubleFunction<DurationLaw> held) {
        ConcurrencyLaw law = users.law();
        double[] means = new double[law.draws()];
        Arrays.setAll(
                means, draw -> law.arrivals(draw, users.users()).mean() * held.applyAsDouble(law.durations(draw)));
        Arrays.sort(means);
        return means;
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
