package io.tidemark.simulate.answers;

import io.tidemark.simulate.comparison.Comparing;
import io.tidemark.simulate.comparison.ThreeSets;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.List;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Sets what was measured of a fit's captures beside what is predicted and what is resampled. */
public final class ComparisonAnswers {

    private final DoneFits done;
    private final Fits fits;
    private final Measurements measurements;

    /**
     * @param done the fits to ask of
     * @param fits has the draws
     * @param measurements has what was measured of the captures
     */
    public ComparisonAnswers(DoneFits done, Fits fits, Measurements measurements) {
        this.done = done;
        this.fits = fits;
        this.measurements = measurements;
    }

    /**
     * The three sets of each capture of a fit.
     *
     * @param historySeconds seconds of traffic before the first second of the simulated sets; 0 for none
     * @param seed seed of the simulated sets
     * @throws NoAnswerException where there is no such fit
     * @throws NoAnswerYetException where it is not done
     */
    public List<ThreeSets> of(String fitId, int historySeconds, long seed) {
        StoredFit fit = done.of(fitId);
        Posterior posterior = fits.posterior(fit);
        Comparing comparing = new Comparing(
                posterior, historySeconds, (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(seed));
        return measurements.traffic(fit, posterior).stream().map(comparing::of).toList();
    }
}
