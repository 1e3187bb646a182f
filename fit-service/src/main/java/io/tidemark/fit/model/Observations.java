package io.tidemark.fit.model;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.PerProtocol;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a model is fitted to: sufficient statistics of one or several captures under one session definition. Captures are
 * taken as independent, each with its own number of users.
 *
 * @param series new connections second by second, capture by capture, for likelihoods that depend on their order
 * @param durations durations by protocol, over all captures
 * @param protocols protocols that have at least {@link #FEWEST} connections, so that they can be modelled apart
 */
public record Observations(
        List<CountSeries> series, PerProtocol<DurationStatistics> durations, List<Protocol> protocols) {

    /** The fewest connections a protocol is modelled by, and the fewest in all. */
    public static final int FEWEST = 20;

    /**
     * Observations of whole captures.
     *
     * @param captures metrics of each capture, parts joined, all under the same definition
     * @throws TooFewConnections where all captures together hold fewer than {@link #FEWEST} connections
     */
    public static Observations of(List<CaptureMetrics> captures) {
        return of(
                captures.stream().map(Observations::wholeSeries).toList(),
                captures.stream()
                        .map(each -> statistics(each, each.durations()))
                        .toList());
    }

    /**
     * What was known when half of each capture had passed.
     *
     * @param captures metrics of each capture, parts joined, all under the same definition
     * @throws TooFewConnections where the first halves together hold fewer than {@link #FEWEST} connections
     */
    public static Observations ofFirstHalves(List<CaptureMetrics> captures) {
        return of(
                captures.stream()
                        .map(each -> wholeSeries(each).first(each.firstHalf().seconds()))
                        .toList(),
                captures.stream()
                        .map(each -> statistics(each, each.firstHalf().durations()))
                        .toList());
    }

    /**
     * Observations of counts and durations that are there already.
     *
     * @param series new connections of each capture
     * @param durations durations of each capture
     */
    public static Observations of(List<CountSeries> series, List<PerProtocol<DurationStatistics>> durations) {
        PerProtocol<DurationStatistics> all = durations.stream()
                .reduce(
                        new PerProtocol<>(DurationStatistics.NONE, DurationStatistics.NONE),
                        (left, right) -> left.with(right, DurationStatistics::plus));
        long connections = all.tcp().connections() + all.udp().connections();
        if (connections < FEWEST) {
            throw new TooFewConnections("there are " + connections + " connections in all; at least " + FEWEST
                    + " are needed to fit a model");
        }
        List<Protocol> protocols = Stream.of(Protocol.values())
                .filter(protocol -> protocol.of(all).connections() >= FEWEST)
                .toList();
        return new Observations(List.copyOf(series), all, protocols);
    }

    /** Why a model that takes protocols apart leaves one out, in words. */
    public String whyLeftOut(Protocol protocol) {
        return protocol + " is left out: it has " + protocol.of(durations).connections() + " connections, and it takes "
                + FEWEST + " to model them.";
    }

    /** Histograms of the counts of the given protocols together, one for each number of users that captures hold. */
    public List<CountHistogram> countsByUsers(Collection<Protocol> of) {
        Map<Integer, CountHistogram> byUsers = new TreeMap<>();
        for (CountSeries capture : series) {
            byUsers.merge(capture.users(), CountHistogram.of(capture.users(), capture.total(of)), CountHistogram::plus);
        }
        return List.copyOf(byUsers.values());
    }

    /** Length of the longest capture in seconds. */
    public int longestSeconds() {
        return series.stream().mapToInt(CountSeries::seconds).max().orElseThrow();
    }

    private static CountSeries wholeSeries(CaptureMetrics capture) {
        return new CountSeries(capture.users(), capture.series().cps());
    }

    private static PerProtocol<DurationStatistics> statistics(
            CaptureMetrics capture, PerProtocol<CaptureMetrics.Durations> durations) {
        return durations.map(each -> DurationStatistics.of(each, capture.clockResolutionNanos()));
    }
}
