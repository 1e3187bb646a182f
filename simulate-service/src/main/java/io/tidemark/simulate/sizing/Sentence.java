package io.tidemark.simulate.sizing;

/** The answer in one plain sentence: the number, for whom, how certain, how long, and what it rests on. */
final class Sentence {

    private final SizingQuestion question;
    private final Evidence evidence;
    private final int historySeconds;

    /**
     * @param question what was asked
     * @param evidence what the answer rests on
     * @param historySeconds how long the traffic is taken to have gone on before
     */
    Sentence(SizingQuestion question, Evidence evidence, int historySeconds) {
        this.question = question;
        this.evidence = evidence;
        this.historySeconds = historySeconds;
    }

    /** The sentence for a size. */
    String with(long concurrentConnections) {
        String users = question.users() == 1 ? "1 user" : Spoken.count(question.users()) + " users";
        return "Size for " + Spoken.count(concurrentConnections) + " concurrent connections: with "
                + Spoken.percent(question.certainty()) + " certainty, " + users + " will not need more within "
                + Spoken.duration(question.horizonSeconds()) + factors() + ", judging by " + captures()
                + " and taking the same traffic to have gone on for " + Spoken.duration(historySeconds) + " before.";
    }

    private String factors() {
        Factors factors = question.factors();
        String growth = factors.growth() == 1 ? "" : ", grown by a factor of " + Spoken.factor(factors.growth());
        String headroom = factors.headroom() == 1
                ? ""
                : ", with " + Spoken.percent(1 / factors.headroom()) + " of the size in use";
        return growth + headroom;
    }

    private String captures() {
        int captures = evidence.captures().size();
        int people = evidence.users();
        return (captures == 1 ? "one capture" : Spoken.count(captures) + " captures")
                + (people == 1 ? " of one person's traffic (" : " of " + Spoken.count(people) + " people's traffic (")
                + Spoken.duration(evidence.totalSeconds())
                + (people == 1 ? ", which cannot tell how people differ)" : ")");
    }
}
