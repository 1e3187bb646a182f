package io.tidemark.fit.checks;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.checks.SurvivalCurve.RestrictedMean;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Protocol;
import io.tidemark.fit.model.StandingSessions;
import java.util.List;
import java.util.Optional;

/**
 * The mean number of connections of one user at a time, without a model: by Little's law the rate of new connections times their
 * mean duration, the latter by the product-limit estimate, so that neither connections open at the end nor those that started before the
 * capture are missing. The mean is that of durations up to the longest seen. Sessions of before the captures that went on for longer are
 * counted: they are held beside these ({@link StandingSessions}).
 *
 * <p>Its standard error, of the logarithm, has three sources: how uneven the rate is, from the counts in {@value #STRETCHES} stretches
 * of a capture, whose variance keeps what hangs together within minutes; the durations; the mix of protocols. The number of standing
 * sessions adds a Poisson one.
 *
 * @param mean connections of one user
 * @param logStandardError standard error of its logarithm
 * @param connections number of connections
 * @param longestSeconds longest duration seen of those that share a law with each protocol
 */
record MeasuredLevel(double mean, double logStandardError, long connections, PerProtocol<Double> longestSeconds) {

    private static final int STRETCHES = 20;

    /** Two-sided 99 % of a normal law. */
    private static final double NORMAL_99 = 2.576;

    static MeasuredLevel of(Observations observations, double resolutionSeconds) {
        Optional<StandingSessions> standing = observations.standing();
        double most = standing.map(StandingSessions::seconds).orElse(observations.longestSeconds());
        MeasuredLevel beginning = ofBeginning(observations, resolutionSeconds, most);
        return standing.map(beginning::with).orElse(beginning);
    }

    private MeasuredLevel with(StandingSessions standing) {
        double all = mean + standing.level();
        double error = Math.hypot(mean * logStandardError, Math.sqrt(standing.counted()) / standing.users());
        return new MeasuredLevel(all, error / all, connections, longestSeconds);
    }

    /** The level of connections that begin, none of them held for longer than the most. */
    private static MeasuredLevel ofBeginning(Observations observations, double resolutionSeconds, double most) {
        long connections = 0;
        double held = 0;
        double durationVariance = 0;
        double squares = 0;
        PerProtocol<Double> longest = new PerProtocol<>(0.0, 0.0);
        for (List<Protocol> sharing : observations.laws()) {
            DurationStatistics durations = observations.durations(sharing);
            SurvivalCurve curve = curve(durations, resolutionSeconds, most);
            RestrictedMean mean = curve.restrictedMean();
            long count = durations.connections();
            connections += count;
            held += count * mean.seconds();
            durationVariance += (double) count * count * mean.variance();
            squares += count * mean.seconds() * mean.seconds();
            longest = new PerProtocol<>(
                    sharing.contains(Protocol.TCP) ? curve.restrictedTo() : longest.tcp(),
                    sharing.contains(Protocol.UDP) ? curve.restrictedTo() : longest.udp());
        }
        double mix = squares - held * held / connections;
        double relative = held > 0 ? (durationVariance + mix) / (held * held) : 0;
        return new MeasuredLevel(
                held / userSeconds(observations),
                Math.sqrt(relative + rateVariance(observations)),
                connections,
                longest);
    }

    private static SurvivalCurve curve(DurationStatistics durations, double resolutionSeconds, double longestSeconds) {
        SurvivalCurve curve = new SurvivalCurve(resolutionSeconds, longestSeconds);
        durations.zeros().forEach(zeros -> curve.addEnded(zeros.clockResolutionSeconds() / 2, zeros.count()));
        DurationTally closed = durations.closed();
        for (int i = 0; i < closed.bins().length; i++) {
            curve.addEnded(Math.exp(LogBins.logMiddle(closed.bins()[i])), closed.counts()[i]);
        }
        DurationTally open = durations.open();
        curve.addOpen(resolutionSeconds / 2, open.zeros());
        for (int i = 0; i < open.bins().length; i++) {
            curve.addOpen(Math.exp(LogBins.logMiddle(open.bins()[i])), open.counts()[i]);
        }
        return curve;
    }

    private static double userSeconds(Observations observations) {
        return observations.series().stream()
                .mapToDouble(series -> (double) series.users() * series.seconds())
                .sum();
    }

    /** Variance of the number of connections over its square, at least that of independent ones. */
    private static double rateVariance(Observations observations) {
        double connections = 0;
        double variance = 0;
        for (CountSeries series : observations.series()) {
            int[] counts = series.total(observations.protocols());
            double[] stretches = new double[Math.min(STRETCHES, counts.length)];
            for (int second = 0; second < counts.length; second++) {
                stretches[(int) ((long) second * stretches.length / counts.length)] += counts[second];
                connections += counts[second];
            }
            variance += varianceOfSum(stretches);
        }
        return Math.max(variance, connections) / (connections * connections);
    }

    private static double varianceOfSum(double[] terms) {
        double mean = 0;
        for (double term : terms) {
            mean += term / terms.length;
        }
        double squares = 0;
        for (double term : terms) {
            squares += (term - mean) * (term - mean);
        }
        return terms.length < 2 ? 0 : terms.length * squares / (terms.length - 1);
    }

    double low() {
        return mean * Math.exp(-NORMAL_99 * logStandardError);
    }

    double high() {
        return mean * Math.exp(NORMAL_99 * logStandardError);
    }
}
