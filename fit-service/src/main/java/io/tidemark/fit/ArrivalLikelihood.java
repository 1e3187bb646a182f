package io.tidemark.fit;

import io.tidemark.fit.LogLikelihood.Constant;
import io.tidemark.fit.model.CountBlocks;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;
import io.tidemark.fit.model.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Log likelihood of the new connections of stretches of consecutive seconds, each given the seconds of its capture before. */
final class ArrivalLikelihood implements LogLikelihood.Variable {

    private final Posterior posterior;
    private final List<int[]> counts;
    private final List<CountBlocks> blocks;
    private final List<Integer> users;
    private final List<Stretch> stretches = new ArrayList<>();

    /**
     * Likelihood of arrivals.
     *
     * @param protocols protocols whose counts the model adds second by second
     */
    ArrivalLikelihood(Posterior posterior, Observations observations, List<Protocol> protocols) {
        this.posterior = posterior;
        this.counts = observations.series().stream()
                .map(series -> series.total(protocols))
                .toList();
        this.users = observations.series().stream().map(CountSeries::users).toList();
        int seconds = counts.stream().mapToInt(each -> each.length).sum();
        int length = Math.max(1, (seconds + LogLikelihood.MOST - 1) / LogLikelihood.MOST);
        this.blocks =
                counts.stream().map(each -> CountBlocks.within(each, length)).toList();
        for (int capture = 0; capture < counts.size(); capture++) {
            int end = counts.get(capture).length;
            for (int from = 0; from < end; from += length) {
                stretches.add(new Stretch(capture, from, Math.min(end, from + length)));
            }
        }
    }

    /** Seconds of a capture, from one until before another. */
    private record Stretch(int capture, int from, int to) {

        int seconds() {
            return to - from;
        }
    }

    @Override
    public String name() {
        return "arrivals";
    }

    @Override
    public double[] observed() {
        return stretches.stream()
                .mapToDouble(each -> Arrays.stream(counts.get(each.capture()), each.from(), each.to())
                        .sum())
                .toArray();
    }

    @Override
    public List<Constant> constants() {
        return List.of(
                new Constant(
                        "capture",
                        stretches.stream().mapToDouble(Stretch::capture).toArray()),
                new Constant(
                        "from_second",
                        stretches.stream().mapToDouble(Stretch::from).toArray()),
                new Constant(
                        "seconds",
                        stretches.stream().mapToDouble(Stretch::seconds).toArray()));
    }

    @Override
    public void evaluate(double[] draw, double[] logLikelihoods) {
        int stretch = 0;
        for (int capture = 0; capture < counts.size(); capture++) {
            CountBlocks ofCapture = blocks.get(capture);
            double[] scores = new double[ofCapture.predicted()];
            posterior.predictArrivals(draw, users.get(capture), ofCapture, scores);
            int block = 0;
            for (; stretch < stretches.size() && stretches.get(stretch).capture() == capture; stretch++) {
                logLikelihoods[stretch] = 0;
                for (int seconds = stretches.get(stretch).seconds(); seconds > 0; block++) {
                    logLikelihoods[stretch] += scores[block];
                    seconds -= ofCapture.seconds(block);
                }
            }
        }
    }
}
