package io.tidemark.fit.selection;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.diagnostics.LeaveOneOut;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.LogSum;
import io.tidemark.fit.model.CountBlocks;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationLaw;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;
import io.tidemark.fit.model.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Scores models by how well they predict: durations by leave-one-out cross-validation, new connections by the log score
 * of the second half one second ahead given the first.
 *
 * <p>Every model is scored on the same terms: the density of durations that were seen to their end, at the middle of their
 * bins, log F(r) for durations of zero, log S for connections still open. For {@code article}, which was fitted without the
 * zeros and with open connections as ended, the weights that leave one out are those of these terms nevertheless; with some
 * hundred connections and more the difference is far below the standard error.
 */
public final class Scorer {

    private static final List<Protocol> ALL = List.of(Protocol.values());

    private Scorer() {}

    /**
     * Scores a model.
     *
     * @param model the model that both fits are of
     * @param whole observations of the whole captures
     * @param fit the model fitted to {@code whole}
     * @param firstHalf observations of the captures' first halves, captures in the same order
     * @param firstHalfFit the model fitted to {@code firstHalf}
     * @param cancellation asked again and again
     * @throws java.util.concurrent.CancellationException where cancellation was requested
     */
    public static Score score(
            Model model,
            Observations whole,
            FitResult fit,
            Observations firstHalf,
            FitResult firstHalfFit,
            Cancellation cancellation) {
        LeaveOneOut durations = leaveDurationsOut(model.posterior(whole), whole, fit.thinned(), cancellation);
        return new Score(
                durations.elpd(),
                durations.standardError(),
                Optional.of(durations.shapes()),
                scoreArrivals(model.posterior(firstHalf), whole, firstHalf, firstHalfFit.thinned(), cancellation));
    }

    /** Leave-one-out cross-validation of the durations of every protocol that is not left out. */
    static LeaveOneOut leaveDurationsOut(
            Posterior posterior, Observations observations, double[][] draws, Cancellation cancellation) {
        LeaveOneOut score = new LeaveOneOut();
        for (Protocol protocol : observations.protocols()) {
            DurationLaw[] laws = Arrays.stream(draws)
                    .map(draw -> posterior.durationLaw(protocol, draw))
                    .toArray(DurationLaw[]::new);
            leaveOut(protocol.of(observations.durations()), laws, new Checked(score, cancellation));
        }
        return score;
    }

    /** A score to add to, as long as nobody wants to stop. */
    private record Checked(LeaveOneOut leaveOneOut, Cancellation cancellation) {}

    private static void leaveOut(DurationStatistics durations, DurationLaw[] laws, Checked score) {
        for (DurationStatistics.Zeros zeros : durations.zeros()) {
            double resolution = zeros.clockResolutionSeconds();
            add(zeros.count(), laws, law -> law.logDistribution(resolution), score);
        }
        DurationTally closed = durations.closed();
        for (int i = 0; i < closed.bins().length; i++) {
            double seconds = Math.exp(LogBins.logMiddle(closed.bins()[i]));
            add(closed.counts()[i], laws, law -> law.logDensity(seconds), score);
        }
        DurationTally open = durations.open();
        for (int i = 0; i < open.bins().length; i++) {
            double seconds = Math.exp(LogBins.logMiddle(open.bins()[i]));
            add(open.counts()[i], laws, law -> law.logSurvival(seconds), score);
        }
    }

    private static void add(
            long count, DurationLaw[] laws, ToDoubleFunction<DurationLaw> logLikelihood, Checked score) {
        score.cancellation().check();
        score.leaveOneOut()
                .add(count, Arrays.stream(laws).mapToDouble(logLikelihood).toArray());
    }

    /**
     * Sum over the seconds after the first half of log(mean over draws of p(c_t | c_0 .. c_(t-1), draw)). All seconds of a {@linkplain
     * CountBlocks#growing block} have the mean of its logarithms there, so that long silence is scored in few steps.
     */
    static double scoreArrivals(
            Posterior posterior,
            Observations whole,
            Observations firstHalf,
            double[][] draws,
            Cancellation cancellation) {
        double sum = 0;
        for (int capture = 0; capture < whole.series().size(); capture++) {
            CountSeries series = whole.series().get(capture);
            int fromSecond = firstHalf.series().get(capture).seconds();
            sum += scoreArrivals(posterior, series, fromSecond, draws, cancellation);
        }
        return sum;
    }

    private static double scoreArrivals(
            Posterior posterior, CountSeries series, int fromSecond, double[][] draws, Cancellation cancellation) {
        CountBlocks blocks = CountBlocks.growing(series.total(ALL), fromSecond);
        double[] logScores = new double[blocks.predicted()];
        double[] logSums = new double[logScores.length];
        Arrays.fill(logSums, Double.NEGATIVE_INFINITY);
        for (double[] draw : draws) {
            cancellation.check();
            posterior.predictArrivals(draw, series.users(), blocks, logScores);
            Arrays.setAll(logSums, block -> LogSum.of(logSums[block], logScores[block] / blocks.seconds(block)));
        }
        return IntStream.range(0, logSums.length)
                .mapToDouble(block -> blocks.seconds(block) * (logSums[block] - Math.log(draws.length)))
                .sum();
    }
}
