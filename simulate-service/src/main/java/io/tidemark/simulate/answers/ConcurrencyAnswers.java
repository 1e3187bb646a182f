package io.tidemark.simulate.answers;

import io.tidemark.simulate.coherence.Coherence;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.List;

/** Answers what concurrent connections numbers of users have. */
public final class ConcurrencyAnswers {

    private final DoneFits fits;
    private final ConcurrencyLaws laws;

    /**
     * @param fits the fits to ask of
     * @param laws makes and keeps what is answered
     */
    public ConcurrencyAnswers(DoneFits fits, ConcurrencyLaws laws) {
        this.fits = fits;
        this.laws = laws;
    }

    /**
     * The law of one number of users.
     *
     * @param users number of users
     * @param law the law of their concurrent connections
     */
    public record OfUsers(int users, PredictiveLaw law) {}

    /**
     * The laws by a fit, one for each number of users.
     *
     * @param historySeconds seconds of traffic before
     * @param assumptions what is taken of people and hours
     * @throws NoAnswerException where there is no such fit
     * @throws NoAnswerYetException where it is not done
     * @throws io.tidemark.simulate.coherence.IncoherentAnswer where a law contradicts itself
     */
    public List<OfUsers> of(String fitId, int historySeconds, List<Integer> users, Assumptions assumptions) {
        StoredFit fit = fits.of(fitId);
        Coherence coherence = new Coherence(List.of(fitId));
        return users.stream()
                .map(each -> {
                    PredictiveLaw law = laws.concurrentConnections(fit, historySeconds, each, assumptions);
                    coherence.require(each, law);
                    return new OfUsers(each, law);
                })
                .toList();
    }
}
