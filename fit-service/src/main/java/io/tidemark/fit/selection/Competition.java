package io.tidemark.fit.selection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All fits of one {@linkplain io.tidemark.fit.order.Basis basis}, which compete for being its default: the best-predicting one that is
 * {@linkplain Candidate#isEligible eligible}. While an eligible one is still to be scored, a default that has a score stays, and else it is
 * the newest of them: a score decides nothing before it can be compared.
 *
 * @param newestFirst the fits
 * @param beingScored ids of those whose score is still to come
 */
public record Competition(List<Candidate> newestFirst, Set<String> beingScored) {

    /** Whether one of the fits waits, runs or is still to be scored, so that another may become the default. */
    public boolean isGoingOn() {
        return !beingScored.isEmpty() || !haveAllEnded();
    }

    /** The fit to use unless told, by what is known now; empty where none may be it. */
    public Optional<Candidate> choice() {
        List<Candidate> eligible =
                newestFirst.stream().filter(Candidate::isEligible).toList();
        List<Candidate> scored = eligible.stream().filter(Candidate::isScored).toList();
        boolean isUndecided = eligible.stream().map(Candidate::id).anyMatch(beingScored::contains);
        return (isUndecided ? chosen(scored) : best(scored))
                .or(() -> eligible.stream().findFirst());
    }

    /** What the choice is to be, the default or the best so far. */
    public Standing standing() {
        return isGoingOn() ? Standing.PROVISIONAL : Standing.DEFAULT;
    }

    /** The newest fit of each model that has ended, newest first. */
    public Collection<Candidate> newestOfEachModel() {
        Map<String, Candidate> byModel = new LinkedHashMap<>();
        newestFirst.stream().filter(fit -> fit.status().ended()).forEach(fit -> byModel.putIfAbsent(fit.model(), fit));
        return byModel.values();
    }

    /** The fit that stands out now, as it was chosen last. */
    Optional<Candidate> chosen() {
        return chosen(newestFirst);
    }

    boolean haveAllEnded() {
        return newestFirst.stream().allMatch(fit -> fit.status().ended());
    }

    private static Optional<Candidate> chosen(List<Candidate> fits) {
        return fits.stream().filter(Candidate::isChosen).findFirst();
    }

    /** The newest of those that score best. */
    private static Optional<Candidate> best(List<Candidate> scored) {
        return scored.stream().reduce((newer, older) -> older.totalScore() > newer.totalScore() ? older : newer);
    }
}
