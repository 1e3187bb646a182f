package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Spoken;
import io.tidemark.simulate.sizing.PopulationCertainty.Next;

/** How certain a size is for people who differ, in plain words: what it rests on, what it would be if all were alike, what to capture next. */
public final class PopulationSentence {

    private static final double SECONDS_OF_AN_HOUR = 3_600;

    private PopulationSentence() {}

    /**
     * The words.
     *
     * @param certainty how certain it is
     * @param alike the size if everybody were like those captured
     */
    public static String of(PopulationCertainty certainty, long alike) {
        String people = certainty.people() == 1 ? "one person's " : Spoken.count(certainty.people()) + " people's ";
        String captured = certainty.people() == 1 ? "the person" : "the people";
        String rests = certainty.restsOnPrior()
                ? " How people differ is taken from public data, for these captures hardly tell."
                : "";
        return "People and their hours differ. Judging by " + people
                + Spoken.longDuration(certainty.seconds())
                + ", the mean need of all users may be " + Spoken.factor(certainty.factor90())
                + " times lower or higher than its middle (90 % range), and the size allows for that. If everybody were like "
                + captured + " captured, it would be " + Spoken.count(alike) + "." + next(certainty) + rests;
    }

    private static String next(PopulationCertainty certainty) {
        if (certainty.next().isEmpty()) {
            return "";
        }
        Next next = certainty.next().get(0);
        return " Capture " + Spoken.count(next.people()) + " people for "
                + Spoken.duration(Math.round(next.hours() * SECONDS_OF_AN_HOUR))
                + ", and it comes down to a factor of some "
                + Spoken.factor(next.factor90()) + ".";
    }
}
