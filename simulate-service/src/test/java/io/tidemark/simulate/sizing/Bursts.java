package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ArrivalLaw;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.LagShares;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.List;

/** One draw of {@code hmm-nb2+lognormal-mix1}, for tests that know the truth. */
record Bursts(
        int usersOfCapture,
        double mean1,
        double phi1,
        double mean2,
        double phi2,
        double p12,
        double p21,
        double mu,
        double sigma) {

    /** Like the workstation's: half a connection a second, or seven. */
    static final Bursts WORKSTATION = new Bursts(1, 0.5, 0.6, 6.7, 0.9, 0.12, 0.3, 0.5, 1.8);

    ConcurrencyLaw law(int historySeconds) {
        DrawTable table = new DrawTable(
                List.of("log_mean[1]", "log_mean[2]", "phi[1]", "phi[2]", "p12", "p21", "tcp.mu[1]", "tcp.sigma[1]"),
                new double[][] {{Math.log(mean1)}, {Math.log(mean2)}, {phi1}, {phi2}, {p12}, {p21}, {mu}, {sigma}});
        return ConcurrencyLaw.of(
                Posterior.of("hmm-nb2+lognormal-mix1", table, List.of(usersOfCapture)), LagBlocks.over(historySeconds));
    }

    ArrivalLaw arrivals(int users) {
        return law(1).arrivals(0, users);
    }

    double[] shares(int historySeconds) {
        return LagShares.heldBySecond(law(historySeconds).durations(0), LagBlocks.over(historySeconds), 0);
    }
}
