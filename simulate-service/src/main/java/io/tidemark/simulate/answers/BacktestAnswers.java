package io.tidemark.simulate.answers;

import io.tidemark.simulate.backtest.Backtest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Answers how well the first halves of a fit's captures predict the second. */
public final class BacktestAnswers {

    private final DoneFits done;
    private final Fits fits;
    private final Backtests backtests;
    private final Polling polling;

    /**
     * @param done the fits to ask of
     * @param fits has the fits of first halves
     * @param backtests makes and keeps what is answered
     * @param polling waits for the fit of the first halves
     */
    public BacktestAnswers(DoneFits done, Fits fits, Backtests backtests, Polling polling) {
        this.done = done;
        this.fits = fits;
        this.backtests = backtests;
        this.polling = polling;
    }

    /**
     * The backtest of a fit; fails with {@link NoAnswerException} where the fit of the first halves has failed, and with {@link
     * NoAnswerYetException} where it has not ended in time.
     *
     * @param patience how long to wait for the fit of the first halves
     * @throws NoAnswerException where there is no such fit, or its captures are too short
     * @throws NoAnswerYetException where the fit is not done
     */
    public CompletionStage<Backtest> of(String fitId, Patience patience) {
        StoredFit fit = done.of(fitId);
        if (!fit.canBeHalved()) {
            throw new NoAnswerException("fit " + fitId + " rests on captures too short to be halved");
        }
        return polling.until(() -> fits.ofFirstHalf(fit), BacktestAnswers::hasEnded, patience)
                .thenApply(firstHalf -> backtests.of(fit, requireDone(fit, firstHalf)));
    }

    private static boolean hasEnded(Optional<StoredFit> firstHalf) {
        return firstHalf.filter(StoredFit::hasEnded).isPresent();
    }

    private static StoredFit requireDone(StoredFit fit, Optional<StoredFit> found) {
        String ofFirstHalves = "the fit of the first halves of the captures of fit " + fit.id();
        StoredFit firstHalf = found.orElseThrow(() -> new NoAnswerYetException(
                ofFirstHalves + " is not there yet; it comes unasked after that of the whole: ask again later"));
        if (firstHalf.hasFailed()) {
            throw new NoAnswerException(
                    ofFirstHalves + " failed, so that they predict nothing; try another model or longer captures");
        }
        if (!firstHalf.isDone()) {
            throw new NoAnswerYetException(ofFirstHalves + " is " + firstHalf.status() + "; ask again when it is done");
        }
        return firstHalf;
    }
}
