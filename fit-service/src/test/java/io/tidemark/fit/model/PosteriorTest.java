package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.LogBins;
import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.Fitter;
import io.tidemark.fit.Reference;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

class PosteriorTest {

    private static final double[] CLOSED = {0.02, 0.3, 0.7, 1.1, 4, 30};
    private static final int ZEROS = 10;
    /** In the middle of bins, where the likelihood takes them to be. */
    private static final double[] OPEN = IntStream.of(900, 900, 2200, 3700)
            .mapToDouble(bin -> Math.exp(LogBins.logMiddle(bin)))
            .toArray();

    private static final int[] COUNTS = {0, 3, 1, 0, 12};
    private static final int USERS = 3;

    /** The density is known up to a constant, so differences between positions are compared. */
    @Test
    void densityIsPriorTimesLikelihood() {
        Posterior posterior = Models.named("nb+gamma").posterior(observations());
        double[] one = {-0.5, 0.5, -1.3, 2.7};
        double[] other = {0.4, 0.1, 0.5, 2.5};
        double expected = logPosterior(one) - logPosterior(other);
        double actual = posterior.target().evaluate(one, new double[4])
                - posterior.target().evaluate(other, new double[4]);
        assertEquals(expected, actual, 1e-10);
    }

    /**
     * The share has a Beta posterior of its own. Its mean and quantiles are held to 5 Monte Carlo standard errors, which a
     * right sampler with another seed would exceed once in 400,000 runs.
     */
    @Test
    void shareOfTcpIsBeta() {
        FitResult fit = new Fitter(Runnable::run)
                .fit(
                        Models.named("nb+gamma"),
                        Reference.observations(),
                        new SamplerSettings(4, 500, 500, 3),
                        Progress.NONE,
                        Cancellation.NEVER);
        ParameterSummary share = fit.summaries().get(2);
        assertEquals("tcp_share", share.name());
        BetaDistribution beta = new BetaDistribution(null, 842 + 1, 824 + 1);
        assertEquals(beta.getNumericalMean(), share.mean(), 5 * share.mcseMean());
        double standardError = Math.sqrt(0.05 * 0.95 / share.essTail());
        assertEquals(0.05, beta.cumulativeProbability(share.q5()), 5 * standardError);
        assertEquals(0.95, beta.cumulativeProbability(share.q95()), 5 * standardError);
    }

    /** The same of the sessions that stand throughout, whose posterior is a Gamma of its own. */
    @Test
    void standingSessionsAreGamma() {
        Observations captured = Reference.observations();
        Observations observations = new Observations(
                captured.series(),
                captured.durations(),
                captured.laws(),
                Optional.of(new StandingSessions(2, 2, 600, 9, 0.1, 1)));
        FitResult fit = new Fitter(Runnable::run)
                .fit(
                        Models.named("nb+gamma"),
                        observations,
                        new SamplerSettings(4, 500, 500, 3),
                        Progress.NONE,
                        Cancellation.NEVER);
        ParameterSummary standing = fit.summaries().get(3);
        assertEquals("standing[600]", standing.name());
        GammaDistribution gamma = new GammaDistribution(null, 3.5, 1 / 2.001);
        assertEquals(gamma.getNumericalMean(), standing.mean(), 5 * standing.mcseMean());
        double standardError = Math.sqrt(0.05 * 0.95 / standing.essTail());
        assertEquals(0.05, gamma.cumulativeProbability(standing.q5()), 5 * standardError);
        assertEquals(0.95, gamma.cumulativeProbability(standing.q95()), 5 * standardError);
    }

    private static Observations observations() {
        double[] ended = DoubleStream.concat(Arrays.stream(CLOSED), Arrays.stream(new double[ZEROS]))
                .toArray();
        DurationStatistics tcp =
                DurationStatistics.of(new Durations(Reference.tally(ended), Reference.tally(OPEN)), 1_000_000);
        return Observations.of(
                List.of(new CountSeries(USERS, new PerProtocol<>(COUNTS, new int[COUNTS.length]))),
                List.of(new PerProtocol<>(tcp, DurationStatistics.NONE)));
    }

    /** Written out observation by observation, up to a constant, at the logarithms of shapes and means. */
    private static double logPosterior(double[] position) {
        double[] logs = {position[0], position[0] - position[1], position[2], position[2] - position[3]};
        double[] values = Arrays.stream(logs).map(Math::exp).toArray();
        double sum = Arrays.stream(logs).sum() - 0.5 * Arrays.stream(values).sum();
        for (int count : COUNTS) {
            sum += logNegativeBinomial(count, USERS * values[0], values[1]);
        }
        GammaDistribution gamma = new GammaDistribution(null, values[2], 1 / values[3]);
        sum += Arrays.stream(CLOSED).map(gamma::logDensity).sum();
        sum += ZEROS * Math.log(gamma.cumulativeProbability(1e-3));
        return sum
                + Arrays.stream(OPEN)
                        .map(seconds -> Math.log1p(-gamma.cumulativeProbability(seconds)))
                        .sum();
    }

    /** Without the factorial of the count. */
    private static double logNegativeBinomial(int count, double shape, double rate) {
        double rising =
                IntStream.range(0, count).mapToDouble(j -> Math.log(shape + j)).sum();
        return rising + shape * Math.log(rate / (rate + 1)) - count * Math.log(rate + 1);
    }
}
