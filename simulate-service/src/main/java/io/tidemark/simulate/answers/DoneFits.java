package io.tidemark.simulate.answers;

import io.tidemark.contracts.Reach;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The fits that can be answered from. Those that the one who asks does not see are as if they were not there. */
public final class DoneFits {

    private final Fits fits;
    private final Supplier<Reach> reach;

    /**
     * @param fits all fits
     * @param reach tells whose fits the one who asks sees
     */
    public DoneFits(Fits fits, Supplier<Reach> reach) {
        this.fits = fits;
        this.reach = reach;
    }

    /**
     * The fit of an id.
     *
     * @throws NoAnswerException where it is not known
     * @throws NoAnswerYetException where it is not done
     */
    StoredFit of(String id) {
        StoredFit fit =
                fits.find(id).filter(this::isSeen).orElseThrow(() -> new NoAnswerException("there is no fit " + id));
        if (!fit.isDone()) {
            throw new NoAnswerYetException("fit " + id + " is " + fit.status() + "; expected one that is done");
        }
        return fit;
    }

    /** The default of exactly these captures under a session definition, once it is final. */
    Optional<StoredFit> defaultOf(List<String> captures, String definition) {
        return fits.defaultOf(captures, definition).filter(this::isSeen);
    }

    private boolean isSeen(StoredFit fit) {
        return reach.get().includes(fit.team());
    }
}
