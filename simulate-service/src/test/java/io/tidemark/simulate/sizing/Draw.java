package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ArticleDraws;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.LagShares;
import io.tidemark.simulate.concurrency.NegativeBinomialArrivals;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.Arrays;

/** One draw of the article's model, for tests that know the truth. */
record Draw(double alpha, double beta, double shape, double rate) {

    static final Draw WORKSTATION = new Draw(0.2986, 0.1394, 0.2236, 0.01192);

    ConcurrencyLaw law(int historySeconds) {
        return law(historySeconds, this);
    }

    static ConcurrencyLaw law(int historySeconds, Draw... draws) {
        Posterior posterior = ArticleDraws.posterior(Arrays.stream(draws)
                .map(draw -> new double[] {draw.alpha, draw.beta, draw.shape, draw.rate})
                .toArray(double[][]::new));
        return ConcurrencyLaw.of(posterior, LagBlocks.over(historySeconds));
    }

    NegativeBinomialArrivals arrivals(int users) {
        return new NegativeBinomialArrivals(alpha, beta).ofUsers(users);
    }

    double[] shares(int historySeconds) {
        return LagShares.heldBySecond(law(historySeconds).durations(0), LagBlocks.over(historySeconds), 0);
    }
}
