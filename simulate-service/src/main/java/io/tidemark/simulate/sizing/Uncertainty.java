package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Spoken;

/**
 * Why nobody can say the peak to the connection: two reasons, told apart. Both ranges are after the factors.
 *
 * @param parameters where 90 % of the draws, each taken as the truth, put the size: what the captures leave unknown
 * @param chance 5 % to 95 % of the peak itself under the middle of the draws: what another day would bring if the parameters were
 *     known
 * @param text what that means, and why the size lies where it does
 */
public record Uncertainty(CountRange parameters, CountRange chance, String text) {

    /**
     * The uncertainty of a size.
     *
     * @param question what was asked
     * @param captures number of captures it rests on
     * @param size the size
     */
    static Uncertainty of(SizingQuestion question, int captures, long size, CountRange parameters, CountRange chance) {
        String evidence = captures == 1 ? "the capture leaves" : "the captures leave";
        String text = "What " + evidence + " unknown puts the size " + spoken(parameters)
                + " (90 % range); if all of that were known, chance would still put the peak of "
                + Spoken.duration(question.horizonSeconds()) + " " + spoken(chance) + " (90 % of the time"
                + (question.factors().equals(Factors.NONE) ? "" : "; growth and headroom included") + "). "
                + place(question, evidence, size, parameters);
        return new Uncertainty(parameters, chance, text);
    }

    private static String spoken(CountRange range) {
        return range.low() == range.high()
                ? "at " + Spoken.count(range.low())
                : "anywhere from " + Spoken.count(range.low()) + " to " + Spoken.count(range.high());
    }

    private static String place(SizingQuestion question, String evidence, long size, CountRange parameters) {
        String subject = "The size of " + Spoken.count(size);
        String certainty = "a certainty of " + Spoken.percent(question.certainty());
        if (size > parameters.high()) {
            return subject + " lies above the first range because " + certainty + " has to hold over everything that "
                    + evidence + " possible, the highest demand included.";
        }
        if (size < parameters.low()) {
            return subject + " lies below the first range because " + certainty
                    + " asks for no more than the lowest demand that " + evidence + " possible.";
        }
        return subject + " allows for both at " + certainty + ".";
    }
}
