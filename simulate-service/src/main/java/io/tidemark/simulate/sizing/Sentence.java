package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Spoken;
import java.util.List;
import java.util.stream.Collectors;

/** The answer in one plain sentence: the number, for whom, how certain, how long, and what it rests on. */
final class Sentence {

    private final SizingQuestion question;
    private final List<SizedClass> classes;
    private final int historySeconds;

    /**
     * @param question what was asked
     * @param classes for whom, and what the answer rests on
     * @param historySeconds how long the traffic is taken to have gone on before
     */
    Sentence(SizingQuestion question, List<SizedClass> classes, int historySeconds) {
        this.question = question;
        this.classes = classes;
        this.historySeconds = historySeconds;
    }

    /** The sentence for a size. */
    String with(long concurrentConnections) {
        return "Size for " + Spoken.count(concurrentConnections) + " concurrent connections: with "
                + Spoken.percent(question.certainty()) + " certainty, " + forWhom() + " will not need more within "
                + Spoken.duration(question.horizonSeconds()) + factors() + restingOn()
                + " taking the same traffic to have gone on for " + Spoken.duration(historySeconds) + " before.";
    }

    private String forWhom() {
        if (classes.size() == 1) {
            return users(classes.get(0).users());
        }
        return classes.stream()
                .map(each -> users(each.users()) + " like " + captures(each))
                .collect(Collectors.joining(" and "));
    }

    private static String users(int users) {
        return users == 1 ? "1 user" : Spoken.count(users) + " users";
    }

    private String restingOn() {
        return classes.size() == 1
                ? ", judging by " + captures(classes.get(0)) + " and"
                : ", taking them to behave independently, and";
    }

    private String factors() {
        Factors factors = question.factors();
        String growth = factors.growth() == 1 ? "" : ", grown by a factor of " + Spoken.threeDigits(factors.growth());
        String headroom = factors.headroom() == 1
                ? ""
                : ", with " + Spoken.percent(1 / factors.headroom()) + " of the size in use";
        return growth + headroom;
    }

    private static String captures(SizedClass each) {
        Evidence evidence = each.evidence();
        boolean tellsNothing = evidence.people() == 1 && each.law().population().isEmpty();
        int captures = evidence.captures().size();
        int people = evidence.people();
        return (captures == 1 ? "one capture" : Spoken.count(captures) + " captures")
                + (people == 1 ? " of one person's traffic (" : " of " + Spoken.count(people) + " people's traffic (")
                + Spoken.duration(evidence.totalSeconds())
                + (tellsNothing ? ", which cannot tell how people differ)" : ")");
    }
}
