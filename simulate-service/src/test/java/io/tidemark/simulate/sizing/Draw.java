package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.HeldShares;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.NegativeBinomialArrivals;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.List;

/** One draw of the article's model, for tests that know the truth. */
record Draw(double alpha, double beta, double shape, double rate) {

    static final Draw WORKSTATION = new Draw(0.2986, 0.1394, 0.2236, 0.01192);

    ConcurrencyLaw law(int historySeconds) {
        return law(historySeconds, this);
    }

    static ConcurrencyLaw law(int historySeconds, Draw... draws) {
        double[][] columns = new double[4][draws.length];
        for (int i = 0; i < draws.length; i++) {
            columns[0][i] = draws[i].alpha;
            columns[1][i] = draws[i].beta;
            columns[2][i] = draws[i].shape;
            columns[3][i] = draws[i].rate;
        }
        DrawTable table = new DrawTable(List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), columns);
        return ConcurrencyLaw.of(Posterior.of("article", table), LagBlocks.over(historySeconds));
    }

    NegativeBinomialArrivals arrivals(int users) {
        return new NegativeBinomialArrivals(alpha, beta).ofUsers(users);
    }

    double[] shares(int historySeconds) {
        return HeldShares.bySecond(law(historySeconds).durations(0), LagBlocks.over(historySeconds), 0);
    }
}
