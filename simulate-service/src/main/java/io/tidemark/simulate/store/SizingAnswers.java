package io.tidemark.simulate.store;

import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.SizingAnswer;
import io.tidemark.simulate.sizing.SizingQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers to sizing questions, computed at first use; the last ones used are kept, for a page asks the same whenever it is opened,
 * and the same question always has the same answer.
 */
@ApplicationScoped
public class SizingAnswers {

    /** Answers that are kept, a few hundred bytes each. */
    private static final int KEPT = 256;

    private final RecentlyUsed<Asked, SizingAnswer> answers = new RecentlyUsed<>(KEPT);

    /**
     * All that an answer depends on.
     *
     * @param classes the users
     * @param historySeconds seconds of traffic before
     * @param question the question
     */
    public record Asked(List<AskedClass> classes, int historySeconds, SizingQuestion question) {}

    /**
     * Users like those of a fit.
     *
     * @param fitId the fit
     * @param evidence what is known of it by now
     * @param users how many
     */
    public record AskedClass(String fitId, Evidence evidence, int users) {}

    /** The answer, made if it is not there. */
    public SizingAnswer of(Asked asked, Supplier<SizingAnswer> maker) {
        return answers.get(asked, maker);
    }
}
