package io.tidemark.simulate.answers;

/** The fits that can be answered from. */
public final class DoneFits {

    private final Fits fits;

    public DoneFits(Fits fits) {
        this.fits = fits;
    }

    /**
     * The fit of an id.
     *
     * @throws NoAnswerException where it is not known
     * @throws NoAnswerYetException where it is not done
     */
    StoredFit of(String id) {
        StoredFit fit = fits.find(id).orElseThrow(() -> new NoAnswerException("there is no fit " + id));
        if (!fit.isDone()) {
            throw new NoAnswerYetException("fit " + id + " is " + fit.status() + "; expected one that is done");
        }
        return fit;
    }
}
