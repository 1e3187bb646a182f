package io.tidemark.fit.checks;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;
import io.tidemark.fit.model.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * What data look like that the posterior predicts. A replicate takes one draw; its counts are drawn for the seconds and users of
 * the captures; a duration is drawn for every connection observed, which started when it did, and cut at the capture's end. So counts
 * and durations are checked apart.
 *
 * @param replicates number of replicates: {@value #MOST_REPLICATES}, fewer where the data are many
 * @param seed seed of all randomness
 * @param checks statistics, those of counts first
 * @param counts seconds by their number of new connections
 * @param durations quantiles of durations by protocol
 */
public record PredictiveChecks(
        int replicates, long seed, List<Check> checks, CountBands counts, Map<String, QuantileBands> durations) {

    static final int MOST_REPLICATES = 200;
    private static final int FEWEST_REPLICATES = 20;

    /** Seconds and connections drawn over all replicates, which takes some seconds. */
    private static final long MOST_DRAWN = 40_000_000;

    /**
     * Makes all checks. The same arguments give the same checks.
     *
     * @param posterior what the draws are of
     * @param observations what it was fitted to
     * @param resolutionSeconds what the coarsest clock of the captures can tell apart, in seconds
     * @param draws values of the parameters, of which some are taken evenly
     * @param seed seed of all randomness
     */
    public static PredictiveChecks of(
            Posterior posterior, Observations observations, double resolutionSeconds, double[][] draws, long seed) {
        List<Protocol> protocols =
                Stream.of(Protocol.values()).filter(posterior::models).toList();
        int number = number(observations, draws.length);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<List<int[]>> counts = new ArrayList<>();
        Map<Protocol, List<SurvivalCurve>> durations = new LinkedHashMap<>();
        protocols.forEach(protocol -> durations.put(protocol, new ArrayList<>()));
        for (int i = 0; i < number; i++) {
            double[] draw = draws[(int) ((long) i * draws.length / number)];
            counts.add(counts(posterior, observations, draw, random));
            for (Protocol protocol : protocols) {
                DoubleSupplier lengths = posterior.durationLaw(protocol, draw).sampler(random);
                SurvivalCurve curve = new SurvivalCurve(resolutionSeconds, observations.longestSeconds());
                cutAtTheEnd(observations, protocol, lengths, random, curve);
                durations.get(protocol).add(curve);
            }
        }
        return compare(observations, resolutionSeconds, protocols, counts, durations, seed);
    }

    private static int number(Observations observations, int draws) {
        long size = observations.durations().tcp().connections()
                + observations.durations().udp().connections()
                + observations.series().stream().mapToLong(CountSeries::seconds).sum();
        long affordable = Math.max(FEWEST_REPLICATES, MOST_DRAWN / Math.max(1, size));
        return (int) Math.min(Math.min(MOST_REPLICATES, draws), affordable);
    }

    private static List<int[]> counts(
            Posterior posterior, Observations observations, double[] draw, UniformRandomProvider random) {
        List<int[]> counts = new ArrayList<>();
        for (CountSeries series : observations.series()) {
            int[] ofCapture = new int[series.seconds()];
            posterior.replicateArrivals(draw, series.users(), random, ofCapture);
            counts.add(ofCapture);
        }
        return counts;
    }

    private static void cutAtTheEnd(
            Observations observations,
            Protocol protocol,
            DoubleSupplier lengths,
            UniformRandomProvider random,
            SurvivalCurve curve) {
        for (CountSeries series : observations.series()) {
            int[] starts = protocol.of(series.counts());
            for (int second = 0; second < starts.length; second++) {
                for (int i = 0; i < starts[second]; i++) {
                    double untilEnd = starts.length - second - random.nextDouble();
                    double seconds = lengths.getAsDouble();
                    if (seconds <= untilEnd) {
                        curve.addEnded(seconds, 1);
                    } else {
                        curve.addOpen(untilEnd, 1);
                    }
                }
            }
        }
    }

    private static PredictiveChecks compare(
            Observations observations,
            double resolutionSeconds,
            List<Protocol> protocols,
            List<List<int[]>> counts,
            Map<Protocol, List<SurvivalCurve>> durations,
            long seed) {
        List<int[]> observedCounts = observations.series().stream()
                .map(series -> series.total(protocols))
                .toList();
        List<Check> checks = new ArrayList<>();
        for (CountStatistic statistic : CountStatistic.values()) {
            checks.add(Check.of(
                    "counts",
                    statistic.word(),
                    statistic.unit(),
                    statistic.of(observedCounts),
                    counts.stream().mapToDouble(statistic::of).toArray()));
        }
        Map<String, QuantileBands> quantiles = new LinkedHashMap<>();
        durations.forEach((protocol, replicates) -> {
            SurvivalCurve observed = observed(protocol, observations, resolutionSeconds);
            String name = protocol.name().toLowerCase(Locale.ROOT);
            addDurations(name + ".durations", observed, replicates, observations.longestSeconds(), checks);
            quantiles.put(name, QuantileBands.of(observed, replicates));
        });
        return new PredictiveChecks(
                counts.size(), seed, List.copyOf(checks), CountBands.of(observedCounts, counts), quantiles);
    }

    private static SurvivalCurve observed(Protocol protocol, Observations observations, double resolutionSeconds) {
        DurationStatistics durations = protocol.of(observations.durations());
        SurvivalCurve curve = new SurvivalCurve(resolutionSeconds, observations.longestSeconds());
        curve.addEnded(0, durations.zeroCount());
        DurationTally closed = durations.closed();
        for (int i = 0; i < closed.bins().length; i++) {
            curve.addEnded(Math.exp(LogBins.logMiddle(closed.bins()[i])), closed.counts()[i]);
        }
        DurationTally open = durations.open();
        for (int i = 0; i < open.bins().length; i++) {
            curve.addOpen(Math.exp(LogBins.logMiddle(open.bins()[i])), open.counts()[i]);
        }
        return curve;
    }

    /** Shares above a time that no capture is as long as cannot be seen, and are left out. */
    private static void addDurations(
            String of, SurvivalCurve observed, List<SurvivalCurve> replicates, int longestSeconds, List<Check> checks) {
        Map<String, ToDoubleFunction<SurvivalCurve>> seconds = new LinkedHashMap<>();
        seconds.put("median", curve -> curve.quantile(0.5));
        seconds.put("q90", curve -> curve.quantile(0.9));
        seconds.put("q99", curve -> curve.quantile(0.99));
        Map<String, ToDoubleFunction<SurvivalCurve>> shares = new LinkedHashMap<>();
        shares.put("zeroShare", SurvivalCurve::zeroShare);
        for (int time : new int[] {60, 600}) {
            if (time < longestSeconds) {
                shares.put("shareAbove" + time + "s", curve -> curve.shareAbove(time));
            }
        }
        seconds.forEach((name, value) -> checks.add(check(of, name, "s", observed, replicates, value)));
        shares.forEach((name, value) -> checks.add(check(of, name, "1", observed, replicates, value)));
    }

    private static Check check(
            String of,
            String statistic,
            String unit,
            SurvivalCurve observed,
            List<SurvivalCurve> replicates,
            ToDoubleFunction<SurvivalCurve> value) {
        return Check.of(
                of,
                statistic,
                unit,
                value.applyAsDouble(observed),
                replicates.stream().mapToDouble(value).toArray());
    }
}
